//! Every rule of reading and cleaning is said in every language, with what to do and why.

use std::fmt::Write as _;

use fluent_bundle::{FluentBundle, FluentResource};
use portefolje::model::Rule;

#[test]
fn every_rule_is_said_in_every_language() {
    let mut missing = String::new();
    for (language, text) in [
        ("nb", include_str!("../../../templates/language/nb/read.ftl")),
        ("nn", include_str!("../../../templates/language/nn/read.ftl")),
        ("en", include_str!("../../../templates/language/en/read.ftl")),
    ] {
        let resource = FluentResource::try_new(text.to_owned()).expect("a sound file");
        let mut bundle = FluentBundle::new(Vec::new());
        bundle.add_resource(resource).expect("no key twice");
        for rule in Rule::ALL {
            let code = rule.code();
            if !code.starts_with("R1") && !code.starts_with("R2") {
                continue;
            }
            let message = bundle.get_message(code);
            let whole = message.is_some_and(|message| {
                message.value().is_some()
                    && message.get_attribute("do").is_some()
                    && message.get_attribute("why").is_some()
            });
            if !whole {
                writeln!(missing, "{language} {code}").expect("text");
            }
        }
    }
    assert_eq!(missing, "");
}
