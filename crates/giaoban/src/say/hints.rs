//! Hints on the text of a petition, as a colleague would give them (GL-08).
use super::Say;
use words::Language;
use workflow::text::TextHint;

impl Say {
    /// What may be wrong with a text, and what to do about it; `code` is what the petition is called.
    pub(crate) fn hint(self, hint: TextHint, code: &str) -> String {
        let said = match (self.0, hint) {
            (Language::Vi, TextHint::Vague) => {
                "nội dung còn chung chung; nên nêu rõ ở đâu, bao nhiêu và đề nghị làm gì."
                    .to_owned()
            }
            (Language::En, TextHint::Vague) => {
                "the text is general; say where, how much, and what is asked.".to_owned()
            }
            (Language::Vi, TextHint::Compound) => format!(
                "có thể gồm nhiều việc; mỗi việc là một kiến nghị. Đã ghi nhận thì tách: giaoban petitions act {code} split --help"
            ),
            (Language::En, TextHint::Compound) => format!(
                "it may hold several matters; each is a petition of its own. Once recorded, split it: giaoban petitions act {code} split --help"
            ),
            (Language::Vi, TextHint::OtherProcedure) => format!(
                "có nhắc đến tố cáo, khiếu nại. Nếu là đơn thì không đọc tại hội nghị và chuyển theo quy trình riêng: giaoban petitions act {code} divert --help"
            ),
            (Language::En, TextHint::OtherProcedure) => format!(
                "it speaks of a denunciation or complaint. If it is one, do not read it aloud and divert it: giaoban petitions act {code} divert --help"
            ),
        };
        format!("{} {code}: {said}", self.of("Gợi ý,", "Hint,"))
    }
}
