//! Lists that are made up, with a known truth: large ones, and ones with other habits
//! than those the weights were derived from.
//!
//! A list is text with `;` between cells, and goes through the whole program.

use std::fmt::Write as _;

/// What a list is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A ministry's: titles respelled, cut and continued from year to year, partners
    /// and countries in several forms, and what looks the same and is not.
    Ministry,
    /// Titles in two languages, and many that change.
    TwoLanguages,
    /// Few partners, each with several agreements under one general title in the same
    /// country and years.
    Umbrella,
    /// Several rows for a project and a year, each with a number of its own.
    Instalments,
}

impl Kind {
    /// The kind of a name in the bench.
    pub(crate) fn named(name: &str) -> Option<Self> {
        [
            ("ministry", Self::Ministry),
            ("two-languages", Self::TwoLanguages),
            ("umbrella", Self::Umbrella),
            ("instalments", Self::Instalments),
        ]
        .into_iter()
        .find_map(|(known, kind)| (known == name).then_some(kind))
    }
}

/// A list, and the number of the true project of each agreement number.
pub(crate) struct Generated {
    /// The list as `;`-separated text.
    pub(crate) list: String,
    /// Agreement number and project, a line each, under a header.
    pub(crate) truth: String,
}

/// The seed of the lists that the weights were tried on.
pub(crate) const SEED: u64 = 2026;

/// Makes a list of so many projects, the same in every run with one seed.
pub(crate) fn generate(kind: Kind, projects: u64, seed: u64) -> Generated {
    let mut maker =
        Maker { numbers: Numbers(seed), kind, projects, rows: Vec::new(), kin: None };
    for project in 0..projects {
        maker.project(project);
    }
    // The order of rows and numbers must not give the truth away.
    let count = u64::try_from(maker.rows.len()).unwrap_or(u64::MAX);
    for at in (1..maker.rows.len()).rev() {
        let other = maker.numbers.below(u64::try_from(at).unwrap_or(0) + 1);
        maker.rows.swap(at, usize::try_from(other).unwrap_or(0));
    }
    let mut generated = Generated {
        list: "Avtalenr.;År;Land;Avtalepartner;Tittel;Beløp (NOK)\n".to_owned(),
        truth: "agreement,project\n".to_owned(),
    };
    for (at, row) in (0..count).zip(&maker.rows) {
        let number = format!("AB-{at:07}");
        let Row { project, year, country, partner, title, amount } = row;
        writeln!(generated.list, "{number};{year};{country};{partner};{title};{amount}")
            .expect("a string takes all text");
        writeln!(generated.truth, "{number},{project}").expect("a string takes all text");
    }
    generated
}

struct Row {
    project: u64,
    year: u64,
    country: String,
    partner: String,
    title: String,
    amount: u64,
}

/// What stays the same through a project.
#[derive(Clone)]
struct Project {
    title: String,
    translated: String,
    country: usize,
    partner: u64,
    first: u64,
    years: u64,
    amount: u64,
}

struct Maker {
    numbers: Numbers,
    kind: Kind,
    projects: u64,
    rows: Vec<Row>,
    /// The project before, of which the next may be a double that is another project.
    kin: Option<Project>,
}

/// A sequence of numbers that is the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        // Knuth's MMIX generator; its high bits are the good ones.
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit.max(1)
    }

    /// Small numbers more often than large ones, as words are.
    fn skewed(&mut self, limit: u64) -> u64 {
        let widest = self.below(limit) + 1;
        self.below(widest)
    }

    fn index(&mut self, length: usize) -> usize {
        usize::try_from(self.below(u64::try_from(length).unwrap_or(1))).unwrap_or(0)
    }

    fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        let at = self.index(list.len());
        &list[at]
    }

    fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }
}

impl Maker {
    fn project(&mut self, at: u64) {
        let project = self.kin_of().unwrap_or_else(|| self.fresh());
        let lines = match self.kind {
            Kind::Instalments => 1 + self.numbers.below(3),
            _ => 1,
        };
        let changes = match self.kind {
            Kind::TwoLanguages => self.numbers.chance(45),
            _ => self.numbers.chance(2),
        };
        let turn = project.first + self.numbers.below(project.years.max(1));
        for year in project.first..project.first + project.years {
            let turned = changes && year >= turn && year > project.first;
            let title = if turned { &project.translated } else { &project.title };
            let title = title.clone();
            let written = self.written(&title, year);
            for line in 0..lines {
                // The lines of one year are mostly copies of each other.
                let anew = line > 0 && self.numbers.chance(15);
                let title =
                    if anew { self.written(&title, year) } else { written.clone() };
                let partner = self.partner(project.partner);
                let country = (*self.numbers.pick(COUNTRIES[project.country])).to_owned();
                let amount = project.amount * (70 + self.numbers.below(60)) / 100
                    + self.numbers.below(999);
                self.rows.push(Row {
                    project: at,
                    year,
                    country,
                    partner,
                    title,
                    amount,
                });
            }
        }
        self.kin = Some(project);
    }

    /// Another project that looks like the one before.
    fn kin_of(&mut self) -> Option<Project> {
        let mut kin = self.kin.clone()?;
        let umbrella = self.kind == Kind::Umbrella;
        if umbrella && self.numbers.chance(45) {
            // Another agreement under the same roof, mostly with a name of its own.
            if self.numbers.chance(70) {
                let roof = kin.title.split(" - ").next().unwrap_or_default();
                kin.title = format!("{roof} - {}", self.numbers.pick(&THINGS).0);
                kin.translated.clone_from(&kin.title);
                kin.amount = 50_000 + self.numbers.below(9_000_000);
            }
            return Some(kin);
        }
        match self.numbers.below(100) {
            // The same in another country.
            0..4 => {
                kin.country = self.numbers.index(COUNTRIES.len());
                let here = self.kin.as_ref().map(|it| it.country);
                (here != Some(kin.country)).then_some(kin)
            }
            // The next district.
            4..7 => {
                let district = 2 + self.numbers.below(30);
                let bare = kin.title.split(", district").next().unwrap_or_default();
                let (title, other) =
                    (bare.to_owned(), format!("{bare}, district {district}"));
                (title != kin.title || !kin.title.contains("district")).then(|| {
                    kin.translated.clone_from(&other);
                    kin.title = other;
                    kin
                })
            }
            // The same in another place of the country.
            7..10 => {
                let place = self.place();
                let head =
                    kin.title.rsplit_once(" in ").map(|(head, _)| head.to_owned())?;
                kin.title = format!("{head} in {place}");
                kin.translated.clone_from(&kin.title);
                Some(kin)
            }
            _ => None,
        }
    }

    fn fresh(&mut self) -> Project {
        let (title, translated) = self.title();
        let few = self.kind == Kind::Umbrella;
        Project {
            title,
            translated,
            country: self.numbers.index(COUNTRIES.len()),
            partner: if few {
                self.numbers.skewed(60)
            } else {
                self.numbers.skewed(40 + self.projects / 12)
            },
            first: 1999 + self.numbers.below(9),
            years: 1 + self.numbers.skewed(6),
            amount: 50_000 + self.numbers.below(9_000_000),
        }
    }

    fn place(&mut self) -> String {
        let limit = 400 + self.projects / 4;
        capital(&invented(self.numbers.below(limit)))
    }

    /// A title and its translation.
    fn title(&mut self) -> (String, String) {
        let general = match self.kind {
            Kind::Umbrella => 40,
            _ => 6,
        };
        if self.numbers.chance(general) {
            let (one, other) = *self.numbers.pick(&GENERAL);
            return (one.to_owned(), other.to_owned());
        }
        let (action, handling) = *self.numbers.pick(&ACTIONS);
        let (thing, gjenstand) = *self.numbers.pick(&THINGS);
        let (group, gruppe) = *self.numbers.pick(&GROUPS);
        let place = self.place();
        match self.numbers.below(5) {
            0 => (format!("{thing} in {place}"), format!("{gjenstand} i {place}")),
            1 => (
                format!("{action} {thing} for {group} in {place}"),
                format!("{handling} {gjenstand} for {gruppe} i {place}"),
            ),
            2 => {
                let name = capital(&invented(90_000 + self.numbers.below(self.projects)));
                (
                    format!("{name} Programme: {action} {thing} and {group}"),
                    format!("{name} program: {handling} {gjenstand} og {gruppe}"),
                )
            }
            3 => {
                let (more, mer) = *self.numbers.pick(&THINGS);
                (
                    format!("{action} {thing} and {more} in {place}"),
                    format!("{handling} {gjenstand} og {mer} i {place}"),
                )
            }
            _ => (
                format!("{thing} Project for {group}, {place} Province"),
                format!("{gjenstand}, prosjekt for {gruppe}, {place} provins"),
            ),
        }
    }

    /// A title as it stands in one year's list.
    fn written(&mut self, title: &str, year: u64) -> String {
        let phases = ["phase II", "fase 2", "forts.", "phase 3", "year 2"];
        let many = self.kind == Kind::TwoLanguages;
        let title = match self.numbers.below(if many { 10 } else { 14 }) {
            0 => format!("{title}, {}", self.numbers.pick(&phases)),
            1 => format!("{title} {year}"),
            2 => {
                let length = 45 + self.numbers.index(15);
                title.chars().take(length).collect::<String>().trim_end().to_owned()
            }
            3 => title.to_uppercase(),
            4 => title
                .replace("Mobilisation", "Mobilization")
                .replace("Programme", "Program")
                .replace(" and ", " & "),
            5 => self.mistyped(title),
            6 => format!("Support to {title}"),
            _ => title.to_owned(),
        };
        title.replace(';', ",")
    }

    /// Two letters of a long word in the wrong order.
    fn mistyped(&mut self, title: &str) -> String {
        let mut words: Vec<String> = title.split(' ').map(str::to_owned).collect();
        let long: Vec<usize> =
            (0..words.len()).filter(|at| words[*at].chars().count() > 6).collect();
        if let Some(at) = long.get(self.numbers.index(long.len())) {
            let mut letters: Vec<char> = words[*at].chars().collect();
            letters.swap(3, 4);
            words[*at] = letters.into_iter().collect();
        }
        words.join(" ")
    }

    fn partner(&mut self, partner: u64) -> String {
        if self.numbers.chance(4) {
            return String::new();
        }
        let at = usize::try_from(partner).unwrap_or(usize::MAX);
        if let Some(names) = PARTNERS.get(at) {
            return (*self.numbers.pick(names)).to_owned();
        }
        let name = capital(&invented(300_000 + partner));
        match self.numbers.below(8) {
            0 => format!("{name} Foundation"),
            1 => name.to_uppercase(),
            _ => name,
        }
    }
}

/// The nth word of an invented language.
fn invented(nth: u64) -> String {
    const ONSETS: [&str; 12] =
        ["b", "d", "f", "g", "k", "l", "m", "n", "r", "s", "t", "v"];
    const VOWELS: [&str; 5] = ["a", "e", "i", "o", "u"];
    let mut word = String::new();
    let mut rest = nth.wrapping_mul(7_919) + 104_729;
    for _ in 0..3 + nth % 2 {
        word.push_str(ONSETS[usize::try_from(rest % 12).unwrap_or(0)]);
        rest /= 12;
        word.push_str(VOWELS[usize::try_from(rest % 5).unwrap_or(0)]);
        rest /= 5;
    }
    word
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

const COUNTRIES: [&[&str]; 16] = [
    &["Bosnia-Hercegovina", "BiH", "Bosnia and Herzegovina"],
    &["Kenya"],
    &["Mosambik", "Mozambique"],
    &["Nepal"],
    &["Etiopia", "Ethiopia"],
    &["Tanzania"],
    &["Makedonia", "Macedonia"],
    &["Sri Lanka"],
    &["Sør-Afrika", "South Africa"],
    &["Vietnam", "Viet Nam"],
    &["Guatemala"],
    &["Filippinene", "Philippines"],
    &["Zambia"],
    &["Uganda"],
    &["Kirgisistan", "Kyrgyzstan"],
    &["Laos"],
];

const PARTNERS: [&[&str]; 8] = [
    &["IOM", "International Organization for Migration", "IOM"],
    &["Redd Barna", "Save the Children Norway"],
    &["Kirkens Nødhjelp", "Norwegian Church Aid", "NCA"],
    &["UNICEF"],
    &["UNDP", "United Nations Development Programme"],
    &["CARE Norge", "CARE Norway"],
    &["UNHCR"],
    &["Røde Kors", "Norges Røde Kors"],
];

const GENERAL: [(&str, &str); 12] = [
    ("Administrative support", "Administrativ støtte"),
    ("Core support", "Kjernestøtte"),
    ("Institutional support", "Institusjonell støtte"),
    ("Program support unit", "Støtteenhet for program"),
    ("Local fund", "Lokalt fond"),
    ("Travel grant", "Reisestøtte"),
    ("Study", "Studie"),
    ("Humanitarian assistance", "Humanitær bistand"),
    ("Monitoring and evaluation", "Overvåking og evaluering"),
    ("Technical assistance", "Faglig bistand"),
    ("Country programme", "Landprogram"),
    ("Consultancy", "Konsulent"),
];

const ACTIONS: [(&str, &str); 10] = [
    ("Strengthening", "Styrking av"),
    ("Mobilisation of", "Mobilisering av"),
    ("Support to", "Støtte til"),
    ("Rehabilitation of", "Rehabilitering av"),
    ("Improving", "Forbedring av"),
    ("Building", "Bygging av"),
    ("Development of", "Utvikling av"),
    ("Training in", "Opplæring i"),
    ("Promotion of", "Fremme av"),
    ("Reform of", "Reform av"),
];

const THINGS: [(&str, &str); 24] = [
    ("Primary Education", "grunnutdanning"),
    ("Rural Water Supply", "vannforsyning på landsbygda"),
    ("Mother and Child Health", "mor og barn helse"),
    ("Community Radio", "lokalradio"),
    ("Vocational Training", "yrkesopplæring"),
    ("Land Rights", "landrettigheter"),
    ("Fisheries Management", "fiskeriforvaltning"),
    ("Mine Clearance", "minerydding"),
    ("Election Observation", "valgobservasjon"),
    ("Micro Credit", "mikrokreditt"),
    ("Forest Conservation", "skogvern"),
    ("Police Reform", "politireform"),
    ("Legal Aid", "rettshjelp"),
    ("Road Maintenance", "veivedlikehold"),
    ("Agricultural Research", "landbruksforskning"),
    ("Statistics", "statistikk"),
    ("Hydropower", "vannkraft"),
    ("Waste Management", "avfallshåndtering"),
    ("HIV/AIDS Prevention", "forebygging av hiv/aids"),
    ("Human Rights Education", "opplæring i menneskerettigheter"),
    ("Cultural Heritage", "kulturarv"),
    ("Food Security", "matsikkerhet"),
    ("Local Governance", "lokalt styresett"),
    ("Peace Building", "fredsbygging"),
];

const GROUPS: [(&str, &str); 10] = [
    ("Women", "kvinner"),
    ("Young People", "ungdom"),
    ("Refugees", "flyktninger"),
    ("Street Children", "gatebarn"),
    ("Small Farmers", "småbønder"),
    ("Teachers", "lærere"),
    ("Journalists", "journalister"),
    ("Disabled Persons", "funksjonshemmede"),
    ("Indigenous Peoples", "urfolk"),
    ("Health Workers", "helsearbeidere"),
];
