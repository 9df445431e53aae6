//! Checks the media types of files against those that the document accepts. Files are not read: the types are
//! those that will be sent to the server.

use super::File;
use crate::check::Checker;
use crate::types::Patch;

/// One file or several; each may be absent.
pub trait Files {
    /// Calls `each` with every file and its index, if it is in a list.
    fn each(&self, each: &mut dyn FnMut(Option<usize>, &File));
}

impl Files for File {
    fn each(&self, each: &mut dyn FnMut(Option<usize>, &File)) {
        each(None, self);
    }
}

impl Files for [File] {
    fn each(&self, each: &mut dyn FnMut(Option<usize>, &File)) {
        self.iter().enumerate().for_each(|(index, file)| each(Some(index), file));
    }
}

impl Files for Vec<File> {
    fn each(&self, each: &mut dyn FnMut(Option<usize>, &File)) {
        self.as_slice().each(each);
    }
}

impl<T: Files> Files for Option<T> {
    fn each(&self, each: &mut dyn FnMut(Option<usize>, &File)) {
        self.iter().for_each(|files| files.each(each));
    }
}

impl<T: Files> Files for Patch<T> {
    fn each(&self, each: &mut dyn FnMut(Option<usize>, &File)) {
        self.value().iter().for_each(|files| files.each(each));
    }
}

impl Checker {
    /// The media types of files (`contentType` of an `encoding`, OpenAPI 3.1 §4.8.15).
    pub fn media_types(&mut self, field: &str, files: &(impl Files + ?Sized), accepted: &[&str]) {
        files.each(&mut |index, file| self.media_type(field, index, Some(file.content_type()), accepted));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Check;

    struct Request {
        files: Vec<File>,
        photo: Option<File>,
    }

    impl Check for Request {
        fn check(&self, at: &mut Checker) {
            at.media_types("files", &self.files, &["application/pdf"]);
            at.media_types("photo", &self.photo, &["image/png"]);
        }
    }

    #[test]
    fn each_file_is_looked_at() {
        let pdf = || File::bytes("a.pdf", "");
        let fine = Request { files: vec![pdf()], photo: None };
        assert!(Checker::of(&fine).is_ok());
        let wrong = Request { files: vec![pdf(), File::bytes("b.txt", "")], photo: Some(pdf()) };
        let text = Checker::of(&wrong).unwrap_err().to_string();
        assert!(text.contains("text/plain") && text.contains("application/pdf"), "{text}");
        assert!(
            Checker::of(&Request { files: vec![], photo: Some(pdf().with_content_type("image/png")) })
                .is_ok()
        );
    }
}
