//! The labels that a template gives to its keys in other languages.

use crate::template::Template;

impl Template {
    /// Every key that has a label: its dimension, the key, its name in nynorsk and in
    /// English.
    pub fn labels(
        &self,
    ) -> impl Iterator<Item = (&str, &str, Option<&str>, Option<&str>)> + '_ {
        macro_rules! labels {
            ($dimension:literal, $members:expr) => {
                $members.iter().map(|member| {
                    let (nn, en) = (member.nn.as_deref(), member.en.as_deref());
                    ($dimension, member.key.as_str(), nn, en)
                })
            };
        }
        let codes = self.dimensions.iter().flat_map(|dimension| {
            dimension.codes.iter().map(|code| {
                let (nn, en) = (code.nn.as_deref(), code.en.as_deref());
                (dimension.key.as_str(), code.key.as_str(), nn, en)
            })
        });
        labels!("region", self.regions)
            .chain(labels!("country", self.countries))
            .chain(labels!("partner_group", self.partner_groups))
            .chain(labels!("partner", self.partners))
            .chain(labels!("unit", self.units))
            .chain(labels!("plan", self.plans))
            .chain(labels!("commitment", self.commitments))
            .chain(codes)
    }
}
