//! What one whole number in an amount cell is worth, by the words around it.

use crate::model::Unit;
use crate::template::Template;
use crate::text::fold;

/// The words of a template that tell units, ready to be looked for.
pub(super) struct UnitWords {
    words: Vec<(String, Unit)>,
}

impl UnitWords {
    /// Builds the index; larger units first, since `mill. kr` also holds `kr`.
    pub(super) fn new(template: &Template) -> Self {
        let folded = |words: &[String], unit: Unit| -> Vec<(String, Unit)> {
            words.iter().map(|word| (format!(" {} ", fold(word)), unit)).collect()
        };
        let mut words = folded(&template.money.million, Unit::Million);
        words.extend(folded(&template.money.thousand, Unit::Thousand));
        words.extend(folded(&template.money.one, Unit::One));
        words.retain(|(word, _)| word.len() > 2);
        Self { words }
    }

    /// The unit that a header or a short text states.
    pub(super) fn find(&self, text: &str) -> Option<Unit> {
        let folded = format!(" {} ", fold(text));
        let (_, unit) =
            self.words.iter().find(|(word, _)| folded.contains(word.as_str()))?;
        Some(*unit)
    }

    /// The unit that a title or note states: it must speak of amounts and not only name
    /// one, as in `prosjekter over 5 mill. kr`.
    pub(super) fn find_in_note(&self, text: &str) -> Option<Unit> {
        let folded = fold(text);
        let unit = self.find(text)?;
        let short = folded.split(' ').count() <= 4;
        let speaks = folded.split(' ').any(|word| {
            matches!(
                word,
                "belop"
                    | "tall"
                    | "tal"
                    | "amount"
                    | "amounts"
                    | "figures"
                    | "belopene"
                    | "belopa"
                    | "summer"
                    | "summar"
                    | "all"
                    | "alle"
                    | "oppgitt"
                    | "oppgjeve"
                    | "in"
                    | "i"
            )
        });
        let limit =
            ["over", "under", "minst", "minimum", "above", "below", "opp til", "inntil"];
        let speaks_of_limit =
            limit.iter().any(|word| format!(" {folded} ").contains(&format!(" {word} ")));
        ((short || speaks) && !speaks_of_limit).then_some(unit)
    }
}
