//! The labels that a template gives to its keys in each language.

use crate::template::Template;

/// A key and what it is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named<'a> {
    /// What kind of thing it is: `region`, `country`, `partner_group`, `partner`,
    /// `unit`, `plan`, `commitment`, `scope`, `table`, `contradiction`, `dimension` (the name of its
    /// sheet), `dimension_one` (one of it), or the key of a dimension, for its codes.
    pub kind: &'a str,
    /// Its key.
    pub key: &'a str,
    /// Bokmål.
    pub nb: &'a str,
    /// Nynorsk, if it differs.
    pub nn: Option<&'a str>,
    /// English, if it differs.
    pub en: Option<&'a str>,
}

impl Template {
    /// Every key of the template and what it is called.
    pub fn named(&self) -> impl Iterator<Item = Named<'_>> + '_ {
        macro_rules! named {
            ($kind:expr, $members:expr, $nb:ident) => {
                $members.iter().map(move |member| Named {
                    kind: $kind,
                    key: &member.key,
                    nb: &member.$nb,
                    nn: member.nn.as_deref(),
                    en: member.en.as_deref(),
                })
            };
        }
        let codes = self
            .dimensions
            .iter()
            .flat_map(|dimension| named!(dimension.key.as_str(), dimension.codes, key));
        let ones = self.dimensions.iter().map(|dimension| Named {
            kind: "dimension_one",
            key: &dimension.key,
            nb: &dimension.one_nb,
            nn: dimension.one_nn.as_deref(),
            en: dimension.one_en.as_deref(),
        });
        let contradictions = self.contradictions.iter().map(|contradiction| Named {
            kind: "contradiction",
            key: &contradiction.nb,
            nb: &contradiction.nb,
            nn: contradiction.nn.as_deref(),
            en: contradiction.en.as_deref(),
        });
        // What stands for a hidden member is a member of its own.
        let masking = self.masking.iter().filter_map(|rule| {
            let kind = match (&rule.partner, &rule.country) {
                (Some(_), _) => "partner",
                (None, Some(_)) => "country",
                (None, None) => return None,
            };
            let (nn, en) = (rule.nn.as_deref(), rule.en.as_deref());
            Some(Named { kind, key: &rule.nb, nb: &rule.nb, nn, en })
        });
        named!("region", self.regions, key)
            .chain(named!("country", self.countries, key))
            .chain(named!("partner_group", self.partner_groups, key))
            .chain(named!("partner", self.partners, key))
            .chain(named!("unit", self.units, key))
            .chain(named!("plan", self.plans, key))
            .chain(named!("commitment", self.commitments, key))
            .chain(named!("scope", self.scopes, nb))
            .chain(named!("table", self.tables, nb))
            .chain(named!("dimension", self.dimensions, nb))
            .chain(ones)
            .chain(contradictions)
            .chain(codes)
            .chain(masking)
    }
}
