//! The application from the document's page, as values of the bindings.

use smallest_atoms::runtime::{File, Value};
use smallest_atoms::{DocumentMetadata, EndUser, NumberType, SubmitRequest, UserType};

pub(crate) const PDF: &[u8] = b"%PDF-1.4 fake\n";
pub(crate) const JPEG: &[u8] = b"\xff\xd8\xff\xe0fake";

pub(crate) fn passport() -> File {
    File::bytes("passport_scan.pdf", PDF)
}

pub(crate) fn utility_bill() -> File {
    File::bytes("utility_bill.jpg", JPEG)
}

/// The application with these files.
pub(crate) fn submission(files: Vec<File>) -> SubmitRequest {
    let data_fields = [("first_name", "John"), ("last_name", "Doe")];
    let data_fields = data_fields.map(|(name, value)| (name.to_owned(), Value::from(value)));
    SubmitRequest {
        country_iso: "US".into(),
        number_type: NumberType::Mobile,
        user_type: UserType::Individual,
        end_user: EndUser {
            last_name: Some("Doe".into()),
            email: Some("john.doe@example.com".into()),
            address_line1: Some("456 Elm Street".into()),
            address_line2: Some("Apt 12B".into()),
            city: Some("San Francisco".into()),
            state: Some("CA".into()),
            postal_code: Some("94107".into()),
            country: Some("US".into()),
            ..EndUser::new("John Doe")
        },
        documents: vec![DocumentMetadata {
            data_fields: Some(data_fields.into()),
            ..DocumentMetadata::new("dt_456")
        }],
        files,
    }
}
