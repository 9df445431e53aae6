//! Comes in: a call and the operation's two decoding functions. Goes out: its typed answer. Must not: hold anything
//! but what differs from operation to operation; it is compiled once for each.

use crate::answer::{Answer, Full};
use crate::call::Call;
use crate::error::{ApiError, Error, Undecoded};

/// What an operation's answers become.
pub trait Operation: Sized {
    /// What a 2xx answer becomes.
    type Output;
    /// What a documented answer of any other status becomes.
    type Error;

    /// Decodes a 2xx answer.
    ///
    /// # Errors
    /// The answer is not documented, or its body is not what the document says.
    fn output(answer: Answer) -> Result<Self::Output, Undecoded>;

    /// Decodes an answer of any other status.
    ///
    /// # Errors
    /// The answer is not documented, or its body is not what the document says.
    fn error(answer: Answer) -> Result<Self::Error, Undecoded>;
}

/// Sends a call; for [`impl_call!`](crate::impl_call).
#[doc(hidden)]
pub async fn send<O: Operation>(call: Call) -> Result<O::Output, Error<O::Error>> {
    match call.perform().await {
        Ok(answer) => decode::<O>(answer),
        Err(error) => Err(error.widen()),
    }
}

/// Sends a call and keeps status and headers; for [`impl_call!`](crate::impl_call).
#[doc(hidden)]
pub async fn send_full<O: Operation>(call: Call) -> Result<Full<O::Output>, Error<O::Error>> {
    match call.perform().await {
        Ok(answer) => {
            let (status, headers) = (answer.status(), answer.headers().clone());
            Ok(Full::new(status, headers, decode::<O>(answer)?))
        }
        Err(error) => Err(error.widen()),
    }
}

fn decode<O: Operation>(answer: Answer) -> Result<O::Output, Error<O::Error>> {
    if answer.is_success() {
        return Ok(O::output(answer)?);
    }
    let kept = answer.kept();
    match O::error(answer) {
        Ok(error) => Err(Error::Api(ApiError::new(kept, error))),
        Err(undecoded) => Err(undecoded.into()),
    }
}

/// Gives an emitted call (a tuple struct around [`Call`] that implements [`Operation`]) `with`, `send` and
/// `send_full`, and with the feature `blocking` also `send_blocking`.
#[macro_export]
macro_rules! impl_call {
    ($($call:ident),* $(,)?) => {$(
        impl $call {
            /// Sets options of this call: time limit, further headers and query parameters, retries.
            pub fn with(mut self, options: $crate::CallOptions) -> Self {
                self.0.with(options);
                self
            }

            /// Sends the call; gives the body of the answer.
            pub async fn send(
                self,
            ) -> ::std::result::Result<
                <Self as $crate::Operation>::Output,
                $crate::Error<<Self as $crate::Operation>::Error>,
            > {
                $crate::send::<Self>(self.0).await
            }

            /// Sends the call; gives status, headers and body of the answer.
            pub async fn send_full(
                self,
            ) -> ::std::result::Result<
                $crate::Full<<Self as $crate::Operation>::Output>,
                $crate::Error<<Self as $crate::Operation>::Error>,
            > {
                $crate::send_full::<Self>(self.0).await
            }
        }
        $crate::__impl_blocking!($call);
    )*};
}

/// `send_blocking`, if this crate was built with the feature.
#[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_blocking {
    ($call:ident) => {
        impl $call {
            /// Sends the call and waits for the body of the answer. Not to be called from asynchronous code, where it
            /// is an error.
            pub fn send_blocking(
                self,
            ) -> ::std::result::Result<
                <Self as $crate::Operation>::Output,
                $crate::Error<<Self as $crate::Operation>::Error>,
            > {
                $crate::block_on($crate::send::<Self>(self.0))?
            }
        }
    };
}

/// `send_blocking`, if this crate was built with the feature.
#[cfg(not(all(feature = "blocking", not(target_arch = "wasm32"))))]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_blocking {
    ($call:ident) => {};
}
