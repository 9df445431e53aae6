//! Makes the typed answer of a call by the two decoding functions of its operation. This code is
//! compiled once for each operation, so it holds only what differs between them.

use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use crate::answer::{Answer, Full, Standing};
use crate::body::BoxFuture;
use crate::call::Call;
use crate::error::{ApiError, Error, NoError, Reason, Undecoded, Undocumented};

/// What an operation's answers become.
pub trait Operation: Sized {
    /// What a 2xx answer becomes.
    type Output;
    /// What a documented answer of any other status becomes, and of a 2xx that only `default` describes.
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

/// A call on its way: `.await` gives the body of the answer, `Result<Output, Error<Error>>` with the
/// operation's types. Nothing is sent before that.
///
/// A named future and not an `async fn` for each operation: those double the time in which the compiler
/// checks the client of a large document.
#[must_use = "a call does nothing until it is awaited"]
pub struct Sending<O> {
    answer: BoxFuture<'static, Result<Answer, Error<NoError>>>,
    operation: PhantomData<fn() -> O>,
}

/// A call on its way: `.await` gives status, headers and body of the answer, `Result<Full<Output>,
/// Error<Error>>` with the operation's types. Nothing is sent before that.
#[must_use = "a call does nothing until it is awaited"]
pub struct SendingFull<O> {
    answer: BoxFuture<'static, Result<Answer, Error<NoError>>>,
    operation: PhantomData<fn() -> O>,
}

impl<O: Operation> Sending<O> {
    /// For [`impl_call!`](crate::impl_call).
    pub fn new(call: Call) -> Self {
        Self { answer: call.perform(), operation: PhantomData }
    }
}

impl<O: Operation> SendingFull<O> {
    /// For [`impl_call!`](crate::impl_call).
    pub fn new(call: Call) -> Self {
        Self { answer: call.perform(), operation: PhantomData }
    }
}

impl<O: Operation> Future for Sending<O> {
    type Output = Result<O::Output, Error<O::Error>>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let answer = ready!(self.answer.as_mut().poll(cx));
        Poll::Ready(answer.map_err(Error::widen).and_then(decode::<O>))
    }
}

impl<O: Operation> Future for SendingFull<O> {
    type Output = Result<Full<O::Output>, Error<O::Error>>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let answer = ready!(self.answer.as_mut().poll(cx));
        Poll::Ready(answer.map_err(Error::widen).and_then(|answer| {
            let kept = answer.kept();
            Ok(Full::new(kept, decode::<O>(answer)?))
        }))
    }
}

impl<O> fmt::Debug for Sending<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sending")
    }
}

impl<O> fmt::Debug for SendingFull<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SendingFull")
    }
}

/// What an answer is to its operation.
pub(crate) fn decode<O: Operation>(answer: Answer) -> Result<O::Output, Error<O::Error>> {
    if answer.is_success() {
        return match O::output(answer) {
            Ok(output) => Ok(output),
            Err(Undecoded(Reason::Unlisted(answer))) => unlisted::<O>(*answer),
            Err(undecoded) => Err(undecoded.into()),
        };
    }
    let kept = answer.kept();
    match O::error(answer) {
        Ok(error) => Err(Error::Api(ApiError::new(kept, Some(error)))),
        // A documented status that came without its body is that error all the same.
        Err(undecoded) if undecoded.is_listed() && kept.body.trim_ascii().is_empty() => {
            Err(Error::Api(ApiError::new(kept, None)))
        }
        Err(undecoded) => Err(undecoded.into()),
    }
}

/// What a success is whose status is not documented: what `default` describes (OpenAPI 3.1 §4.8.16), else the one
/// success that is documented, if the answer has its content.
fn unlisted<O: Operation>(answer: Answer) -> Result<O::Output, Error<O::Error>> {
    let kept = answer.kept();
    if let Some(Ok(error)) = answer.again(Standing::Default).map(O::error) {
        return Err(Error::Api(ApiError::new(kept, Some(error))));
    }
    O::output(answer.into_other()).map_err(|_| Error::Undocumented(Undocumented::of_status(kept)))
}

/// Gives an emitted call (a tuple struct around [`Call`] that implements [`Operation`]) `with`, `send` and
/// `send_full`, and with the feature `blocking` also `send_blocking` and `send_full_blocking`.
#[doc(hidden)]
#[macro_export]
macro_rules! impl_call {
    ($($call:ident),* $(,)?) => {$(
        impl $call {
            /// Sets options of this call: time limit, further headers and query parameters, retries.
            #[inline]
            pub fn with(mut self, options: $crate::CallOptions) -> Self {
                self.0.with(options);
                self
            }

            /// Sends the call. Awaited, it gives the body of the answer.
            #[inline]
            pub fn send(self) -> $crate::Sending<Self> {
                $crate::Sending::new(self.0)
            }

            /// Sends the call. Awaited, it gives status, headers and body of the answer.
            #[inline]
            pub fn send_full(self) -> $crate::SendingFull<Self> {
                $crate::SendingFull::new(self.0)
            }
        }
        $crate::__impl_blocking!($call);
    )*};
}

/// `send_blocking` and `send_full_blocking`, if this crate was built with the feature.
#[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_blocking {
    ($call:ident) => {
        impl $call {
            /// Sends the call and waits for the body of the answer. Not to be called from asynchronous code,
            /// where it is an error.
            #[inline]
            pub fn send_blocking(
                self,
            ) -> ::std::result::Result<
                <Self as $crate::Operation>::Output,
                $crate::Error<<Self as $crate::Operation>::Error>,
            > {
                $crate::block_on(self.send())?
            }

            /// Sends the call and waits for status, headers and body of the answer. Not to be called from
            /// asynchronous code, where it is an error.
            #[inline]
            pub fn send_full_blocking(
                self,
            ) -> ::std::result::Result<
                $crate::Full<<Self as $crate::Operation>::Output>,
                $crate::Error<<Self as $crate::Operation>::Error>,
            > {
                $crate::block_on(self.send_full())?
            }
        }
    };
}

/// `send_blocking` and `send_full_blocking`, if this crate was built with the feature.
#[cfg(not(all(feature = "blocking", not(target_arch = "wasm32"))))]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_blocking {
    ($call:ident) => {};
}
