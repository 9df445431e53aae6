//! Chooses the credentials of a request from the operation's security and from the credentials in the
//! request, in the call and in the client. It does not look at values.

use std::sync::Arc;

use super::credential::{Credentials, Ready};
use super::refusal::{Missing, refusal};
use crate::api::Requirement;
use crate::error::BuildError;

/// Where the credential of a scheme comes from. The origin nearest to the call wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Origin {
    /// Written by hand into the request of this call.
    CallByHand,
    /// A credential of this call.
    Call,
    /// Written by hand into the defaults for all requests of the client.
    ClientByHand,
    /// A credential of the client.
    Client,
}

/// The schemes whose credential the caller wrote by hand, each with [`Origin::CallByHand`] or
/// [`Origin::ClientByHand`].
pub(crate) type ByHand = Vec<(usize, Origin)>;

/// All credentials that are available.
pub(crate) struct Offer<'a> {
    pub(crate) by_hand: &'a ByHand,
    /// The credentials of the call.
    pub(crate) own: Option<Arc<Credentials>>,
    /// The credentials of the client.
    pub(crate) client: &'a Credentials,
    /// Whether the call ignores the client's credentials.
    pub(crate) anonymous: bool,
    /// Whether a call is sent even if credentials are missing.
    pub(crate) lenient: bool,
    /// Whether a layer may still add missing credentials to the request.
    pub(crate) is_layered: bool,
}

/// The credentials that a request gets.
#[derive(Clone, Default)]
pub(crate) struct Plan {
    needed: &'static [Requirement],
    /// Schemes of the call's own credentials that the operation does not require but the caller wants.
    further: Vec<usize>,
    /// Schemes whose credential is already in the request.
    filled: Vec<usize>,
    own: Option<Arc<Credentials>>,
    anonymous: bool,
    /// Whether the layers have to add missing credentials to the request.
    pub(crate) is_unmet: bool,
}

impl Offer<'_> {
    fn origin(&self, scheme: usize) -> Option<Origin> {
        let own = self.own.as_ref().and_then(|own| own.get(scheme)).map(|_| Origin::Call);
        let client = self.client.get(scheme).map(|_| Origin::Client);
        let by_hand = self.by_hand.iter().filter(|(of, _)| *of == scheme).map(|(_, origin)| *origin);
        let is_used = |origin: &Origin| !self.anonymous || *origin < Origin::ClientByHand;
        by_hand.chain(own).chain(client).filter(is_used).min()
    }

    /// The nearest origin of an alternative whose credentials are all available.
    fn nearest(&self, needed: &[Requirement]) -> Option<Origin> {
        let origins: Option<Vec<Origin>> = needed.iter().map(|one| self.origin(one.scheme)).collect();
        origins?.into_iter().min()
    }

    fn count(&self, needed: &[Requirement]) -> usize {
        needed.iter().filter(|one| self.origin(one.scheme).is_some()).count()
    }
}

/// The first alternative whose credentials are all available, preferring one that the call itself has a
/// credential for over one that only the client has; else the anonymous one, if any (OpenAPI 3.1 §4.8.30).
pub(crate) fn choose(missing: Missing<'_>, offer: &Offer<'_>) -> Result<Plan, BuildError> {
    let alternatives = missing.operation.security;
    let is_anonymous = |needed: &&[Requirement]| needed.is_empty();
    let met = alternatives.iter().filter_map(|needed| Some((offer.nearest(needed)?, *needed)));
    // `min_by_key` keeps the first of equals.
    let met = met.min_by_key(|(origin, _)| *origin).map(|(_, needed)| needed);
    let mut is_unmet = false;
    let needed = match met {
        Some(needed) => needed,
        None if alternatives.is_empty() || alternatives.iter().copied().any(|one| is_anonymous(&one)) => &[],
        // Use what is available of one alternative: the rest is added elsewhere, or is not required.
        None if offer.lenient || offer.is_layered => {
            is_unmet = !offer.lenient;
            let most = alternatives.iter().map(|needed| offer.count(needed)).max().unwrap_or_default();
            alternatives.iter().find(|needed| most > 0 && offer.count(needed) == most).copied().unwrap_or(&[])
        }
        None => return Err(refusal(missing, |scheme| offer.origin(scheme).is_some())),
    };
    let own = offer.own.as_ref();
    let further = own.map(|own| own.schemes()).unwrap_or_default().into_iter();
    let further = further.filter(|scheme| !needed.iter().any(|one| one.scheme == *scheme)).collect();
    let is_filled = |scheme: usize| {
        offer.by_hand.iter().any(|(of, origin)| *of == scheme && offer.origin(scheme) == Some(*origin))
    };
    let filled =
        offer.by_hand.iter().map(|(scheme, _)| *scheme).filter(|scheme| is_filled(*scheme)).collect();
    Ok(Plan { needed, further, filled, own: offer.own.clone(), anonymous: offer.anonymous, is_unmet })
}

impl Plan {
    /// The schemes, each with the credential to add.
    pub(super) fn ready<'a>(
        &'a self,
        client: &'a Credentials,
    ) -> impl Iterator<Item = (Requirement, &'a Ready)> {
        let further = self.further.iter().map(|scheme| Requirement::new(*scheme));
        self.needed.iter().copied().chain(further).filter_map(move |one| {
            if self.filled.contains(&one.scheme) {
                return None;
            }
            let own = self.own.as_ref().and_then(|own| own.get(one.scheme));
            let ready = own.or_else(|| client.get(one.scheme).filter(|_| !self.anonymous))?;
            Some((one, ready))
        })
    }
}
