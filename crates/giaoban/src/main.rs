//! giaoban
mod demo;
mod world;

struct Files;
impl world::ConfigFiles for Files {
    fn text(&self, path: &str) -> Option<String> {
        std::fs::read_to_string(std::path::Path::new("config").join(path)).ok()
    }
    fn below(&self, folder: &str) -> Vec<String> {
        let mut found: Vec<String> = std::fs::read_dir(std::path::Path::new("config").join(folder))
            .map(|d| d.flatten().map(|e| format!("{folder}/{}", e.file_name().to_string_lossy())).collect())
            .unwrap_or_default();
        found.sort();
        found
    }
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let world = world::World::read(&Files, "gia-loc")?;
    let what = demo::Demonstration {
        dir: "/tmp/demo-out".into(),
        until: chrono::NaiveDate::from_ymd_opt(2025, 6, 30).unwrap_or_default(),
        seed: 1,
    };
    let played = demo::play(&what, &world, &indicatif::ProgressBar::hidden()).await?;
    let audit = played.store.audit(played.committee).await?;
    println!("{audit:?} {:?} {}", played.months, played.shown);
    Ok(())
}
