//! By which options what is missing is given, so that nobody has to look them up.
use ::store::Failure;
use workflow::conference::ConferenceRefusal;
use workflow::petition::{Field, Refusal};

/// The options that a refusal asks for; none where it asks for something else.
pub(super) fn of(failure: &Failure) -> Option<&'static str> {
    match failure {
        Failure::Refused(refusal) => of_petition(refusal),
        Failure::ConferenceRefused(refusal) => match **refusal {
            ConferenceRefusal::OutsideWindow { .. } => Some(EXCEPTION),
            _ => None,
        },
        _ => None,
    }
}

const EXCEPTION: &str = "--reason … --approver …";

fn of_petition(refusal: &Refusal) -> Option<&'static str> {
    let field = match refusal {
        Refusal::ExceptionNeeded { .. } | Refusal::NotAnApprover { .. } => return Some(EXCEPTION),
        Refusal::PartNotSigned { .. } => return Some("--silent …"),
        Refusal::Missing { field }
        | Refusal::DateTooEarly { field, .. }
        | Refusal::DateTooLate { field, .. } => *field,
        _ => return None,
    };
    Some(match field {
        Field::EndorsementNames => "--name … --name …",
        Field::EndorsementDate => "--date …",
        Field::ReturnReasons => "--reasons …",
        Field::Hearing => "--leader … --conclusion … --concluded-on …",
        Field::MissingItems => "--missing …",
        Field::LegalBasis => "--legal-basis …",
        Field::Promise => "--promise … --promise-by … --money …",
        Field::PromiseDate => "--promise-by …",
        Field::Parts => "--part … --part …",
        Field::Until => "--until …",
        Field::ExpectedDate => "--expected …",
        Field::CommitteeNote => "--note …",
        Field::LookAgainDate => "--look-again …",
        _ => return None,
    })
}
