//! Produces the typed result of a call with the two decoding functions of its operation. This code is
//! compiled once for each operation, so it contains only what differs between them.

use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use crate::answer::{Answer, Full, RawResponse, Standing};
use crate::body::BoxFuture;
use crate::call::Call;
use crate::error::{ApiError, Error, NoError, Reason, Undecoded, Undocumented};

/// How an operation's responses are decoded.
pub trait Operation: Sized {
    /// The result of a 2xx response.
    type Output;
    /// The result of a documented response with any other status, or of a 2xx response that only `default`
    /// describes.
    type Error;

    /// Decodes a 2xx response.
    ///
    /// # Errors
    /// The response is not documented, or its body does not match the document.
    fn output(answer: Answer) -> Result<Self::Output, Undecoded>;

    /// Decodes a response with any other status.
    ///
    /// # Errors
    /// The response is not documented, or its body does not match the document.
    fn error(answer: Answer) -> Result<Self::Error, Undecoded>;
}

/// An operation that responds with a stream if the request asks for one.
pub trait StreamOperation: Operation {
    /// The stream.
    type Stream;

    /// Reads a 2xx response as a stream.
    ///
    /// # Errors
    /// The response is not documented, or no stream.
    fn stream(response: Answer) -> Result<Self::Stream, Undecoded>;
}

/// An operation of which the stream is wanted.
pub struct Streamed<O>(PhantomData<O>);

impl<O: StreamOperation> Operation for Streamed<O> {
    type Output = O::Stream;
    type Error = O::Error;

    fn output(response: Answer) -> Result<O::Stream, Undecoded> {
        O::stream(response)
    }

    fn error(response: Answer) -> Result<O::Error, Undecoded> {
        O::error(response)
    }
}

impl<O> fmt::Debug for Streamed<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Streamed")
    }
}

/// A call in progress: `.await` returns the body of the response, `Result<Output, Error<Error>>` with the
/// operation's types. Nothing is sent before that.
///
/// This is a named future and not an `async fn` per operation, since those double the time in which the
/// compiler checks the client of a large document.
#[must_use = "a call does nothing until it is awaited"]
pub struct Sending<O> {
    answer: BoxFuture<'static, Result<Answer, Error<NoError>>>,
    operation: PhantomData<fn() -> O>,
}

/// A call in progress: `.await` returns status, headers and body of the response, `Result<Full<Output>,
/// Error<Error>>` with the operation's types. Nothing is sent before that.
#[must_use = "a call does nothing until it is awaited"]
pub struct SendingFull<O> {
    answer: BoxFuture<'static, Result<Answer, Error<NoError>>>,
    operation: PhantomData<fn() -> O>,
}

/// A call in progress: `.await` returns the response as received, whatever the document says about it.
/// Nothing is sent before that.
#[must_use = "a call does nothing until it is awaited"]
pub struct SendingRaw {
    answer: BoxFuture<'static, Result<Answer, Error<NoError>>>,
}

impl SendingRaw {
    /// For [`impl_call!`](crate::impl_call).
    pub fn new(call: Call) -> Self {
        Self { answer: call.raw().perform() }
    }
}

impl Future for SendingRaw {
    type Output = Result<RawResponse, Error<NoError>>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        self.answer.as_mut().poll(cx).map_ok(RawResponse::new)
    }
}

impl<O: Operation> Sending<O> {
    /// For [`impl_call!`](crate::impl_call).
    pub fn new(call: Call) -> Self {
        Self { answer: call.perform(), operation: PhantomData }
    }
}

impl<O: StreamOperation> Sending<Streamed<O>> {
    /// For [`impl_stream_call!`](crate::impl_stream_call).
    pub fn stream(call: Call) -> Self {
        Self::new(call.streaming())
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

impl fmt::Debug for SendingRaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SendingRaw")
    }
}

/// Decodes a response by its operation.
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
        Ok(error) => Err(Error::Api(ApiError::new(kept, error))),
        Err(undecoded) if undecoded.is_listed() && kept.body.trim_ascii().is_empty() => {
            Err(Error::Undocumented(Undocumented::without_body(kept)))
        }
        Err(undecoded) => Err(undecoded.into()),
    }
}

/// The result of a success whose status is not documented: as described by `default` (OpenAPI 3.1 §4.8.16),
/// otherwise as the only documented success, if the response has its content.
fn unlisted<O: Operation>(answer: Answer) -> Result<O::Output, Error<O::Error>> {
    let kept = answer.kept();
    if let Some(Ok(error)) = answer.again(Standing::Default).map(O::error) {
        return Err(Error::Api(ApiError::new(kept, error)));
    }
    if answer.has_strict_status() {
        return Err(Error::Undocumented(Undocumented::of_status(kept)));
    }
    O::output(answer.into_other()).map_err(|_| Error::Undocumented(Undocumented::of_status(kept)))
}

/// Adds `with`, `send`, `send_full`, `send_raw` and [`CallExt`](crate::CallExt) to an emitted call (a tuple
/// struct around [`Call`]), and with the feature `blocking` the same with `_blocking`. The table of its
/// responses becomes [`Operation`].
///
/// ```text
/// emitted::impl_call! {
///     FindCall -> Pet {
///         200 => json,
///         other => json,
///     }
///     error FindError {
///         400 "application/json" => json as BadRequest,
///         400 => undocumented,
///         404 => empty is NotFound,
///         500..=599 "text/plain" | "text/html" => text as ServerError,
///     }
/// }
/// ```
///
/// A row has statuses, media types if they matter, and the method that reads such a response. Behind `as`
/// stands the variant that holds what was read, behind `is` the one that holds nothing. `other` is a success
/// of a status that is not documented, `_` any other status. Where no row applies, the response is not
/// documented.
///
/// Bindings that write the implementation themselves give only the names of their calls.
#[doc(hidden)]
#[macro_export]
macro_rules! impl_call {
    ($call:ident -> $Output:ty { $($outputs:tt)* } error $Error:ty { $($errors:tt)* }) => {
        $crate::impl_call!($call);

        impl $crate::Operation for $call {
            type Output = $Output;
            type Error = $Error;

            #[inline]
            fn output(
                response: $crate::emitted::v1::Response,
            ) -> ::std::result::Result<$Output, $crate::emitted::v1::Undecoded> {
                $crate::__decode!(response, $Output, $($outputs)*)
            }

            #[inline]
            fn error(
                response: $crate::emitted::v1::Response,
            ) -> ::std::result::Result<$Error, $crate::emitted::v1::Undecoded> {
                $crate::__decode!(response, $Error, $($errors)*)
            }
        }
    };
    ($($call:ident),* $(,)?) => {$(
        impl $call {
            /// Sets options of this call: time limits, additional headers and query parameters, retries.
            #[inline]
            pub fn with(mut self, options: $crate::CallOptions) -> Self {
                self.0.with(options);
                self
            }

            /// Sends the call. Awaiting it returns the body of the response.
            #[inline]
            pub fn send(self) -> $crate::Sending<Self> {
                $crate::Sending::new(self.0)
            }

            /// Sends the call. Awaiting it returns status, headers and body of the response.
            #[inline]
            pub fn send_full(self) -> $crate::SendingFull<Self> {
                $crate::SendingFull::new(self.0)
            }

            /// Sends the call. Awaiting it returns the response as received, whatever its status and media
            /// type, with its body unread.
            #[inline]
            pub fn send_raw(self) -> $crate::SendingRaw {
                $crate::SendingRaw::new(self.0)
            }
        }

        impl $crate::CallExt for $call {
            #[inline]
            fn options_mut(&mut self) -> &mut $crate::CallOptions {
                self.0.options()
            }
        }
        $crate::__impl_blocking!($call);
    )*};
}

/// Reads a response by the rows of a table of [`impl_call!`](crate::impl_call).
#[doc(hidden)]
#[macro_export]
macro_rules! __decode {
    ($response:ident, $Outcome:ty,) => {
        $response.unlisted()
    };
    (
        $response:ident, $Outcome:ty,
        $(
            $($first:literal $(..= $last:literal)?)|+ $($($type:literal)|+)?
                => $read:ident $(. $then:ident)? $(($root:expr))? $(as $Variant:ident)? $(is $Unit:ident)?,
        )*
        $(
            other $($($other_type:literal)|+)? => $other_read:ident $(. $other_then:ident)?
                $(($other_root:expr))? $(as $OtherVariant:ident)? $(is $OtherUnit:ident)?,
        )*
        $(
            _ $($($any_type:literal)|+)? => $any_read:ident $(. $any_then:ident)?
                $(($any_root:expr))? $(as $AnyVariant:ident)? $(is $AnyUnit:ident)?,
        )*
    ) => {
        match $response.status() {
            $(
                $($first $(..= $last)?)|+ $(if $($response.is($type))||+)? =>
                    $response.$read$(().$then)?($(&$root)?)
                        $(.map(<$Outcome>::$Variant))?$(.map(|()| <$Outcome>::$Unit))?,
            )*
            $(
                _ $(if $($response.is($other_type))||+)? =>
                    $response.other()?.$other_read$(().$other_then)?($(&$other_root)?)
                        $(.map(<$Outcome>::$OtherVariant))?$(.map(|()| <$Outcome>::$OtherUnit))?,
            )*
            $(
                _ $(if $($response.is($any_type))||+)? =>
                    $response.$any_read$(().$any_then)?($(&$any_root)?)
                        $(.map(<$Outcome>::$AnyVariant))?$(.map(|()| <$Outcome>::$AnyUnit))?,
            )*
            #[allow(unreachable_patterns)]
            _ => $response.unlisted(),
        }
    };
}

/// Adds `send_stream` to an emitted call. The table of its responses becomes [`StreamOperation`].
#[doc(hidden)]
#[macro_export]
macro_rules! impl_stream_call {
    ($call:ident -> $Stream:ty { $($rows:tt)* }) => {
        impl $crate::emitted::v1::StreamOperation for $call {
            type Stream = $Stream;

            #[inline]
            fn stream(
                response: $crate::emitted::v1::Response,
            ) -> ::std::result::Result<$Stream, $crate::emitted::v1::Undecoded> {
                $crate::__decode!(response, $Stream, $($rows)*)
            }
        }

        impl $call {
            /// Sends the call and asks for a stream: awaiting it returns the stream. The query parameter or the
            /// member of the body that asks for it is set; `send` unsets it.
            #[inline]
            pub fn send_stream(self) -> $crate::Sending<$crate::Streamed<Self>> {
                $crate::Sending::stream(self.0)
            }
        }
    };
}

/// `send_blocking` and `send_full_blocking`, if this crate was built with the feature.
#[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_blocking {
    ($call:ident) => {
        impl $call {
            /// Sends the call and waits for the body of the response. Must not be called from asynchronous
            /// code, where it returns an error.
            #[inline]
            pub fn send_blocking(
                self,
            ) -> ::std::result::Result<
                <Self as $crate::Operation>::Output,
                $crate::Error<<Self as $crate::Operation>::Error>,
            > {
                $crate::block_on(self.send())?
            }

            /// Sends the call and waits for status, headers and body of the response. Must not be called from
            /// asynchronous code, where it returns an error.
            #[inline]
            pub fn send_full_blocking(
                self,
            ) -> ::std::result::Result<
                $crate::Full<<Self as $crate::Operation>::Output>,
                $crate::Error<<Self as $crate::Operation>::Error>,
            > {
                $crate::block_on(self.send_full())?
            }

            /// Sends the call and waits for the response as received, with its body unread. Must not be
            /// called from asynchronous code, where it returns an error.
            #[inline]
            pub fn send_raw_blocking(
                self,
            ) -> ::std::result::Result<$crate::RawResponse, $crate::Error<$crate::NoError>> {
                $crate::block_on(self.send_raw())?
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
