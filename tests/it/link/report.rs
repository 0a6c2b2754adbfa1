//! The report's 25 projects from their 43 agreements.

use portefolje::link;
use portefolje::model::Grade;

use crate::link::{agreements, assert_spanned, groups, linking, others};

/// The projects of the report's first appendix, one a paragraph, with the titles as
/// they differ from year to year in such lists.
pub(crate) const PROJECTS: &str = "
2040412 | 2004 | Albania | *Kirkens Nødhjelp | Shelter for Trafficked Women and Girls and Those at Risk
2050046 | 2005 | Albania | *Kirkens Nødhjelp | Shelter for trafficked women and girls and those at risk, phase II
2060217 | 2006 | Albania | *Kirkens Nødhjelp | Shelter for Trafficked Women & Girls and Those at Risk 2006

2040012 | 2004 | Kroatia | *CARE Norge | Counter-trafficking Community Mobilization Project
2050349 | 2005 | Kroatia | *CARE Norge | Counter-trafficking Community Mobilisation Project
2060373 | 2006 | Kroatia | *CARE Norge | Counter trafficking community mobilization project, forts.
2070254 | 2007 | Kroatia | *CARE Norge | Counter-Trafficking Community Mobilization Project 2007

2040204 | 2004 | Montenegro | *CARE Norge | Anti-trafficking Community Mobilisation Project
2060182 | 2006 | Montenegro | *CARE Norge | Counter-Trafficking Community Mobilization Project
2070354 | 2007 | Montenegro | *CARE Norge | Anti-trafficking Community Mobilization Project, fase 2

2060072 | 2006 | Makedonia | *IOM | Preventing Irregular Migration and Human Trafficking in Roma Communities through Vocational Training and Skills Development Activities
2070339 | 2007 | Makedonia | *IOM | Preventing Irregular Migration and Human Trafficking in Roma

2020644 | 2002 | Makedonia | *IOM | Trafficked Women and Children in Macedonia
2050041 | 2005 | Makedonia | *IOM | Trafficked Women and Children in Macedonia/Assistance for the protection Return and Reintegration of Trafficked Women and Children in Macedonia

2060277 | 2006 | Kroatia | *IOM | Preventive Counter-Trafficking Capacity Building for Croatian Diplomatic and Consular Personell

2030173 | 2003 | Albania | *UNICEF | \"Not for Sale\" – fighting Child trafficking Project
2040383 | 2004 | Albania | *UNICEF | Not for sale - fighting child trafficking

2040301 | 2004 | Bosnia-Hercegovina | *UNICEF | Development Sustainable Response to Violence against Women and Children in BiH
2050205 | 2005 | Bosnia-Hercegovina | *UNICEF | Developing Sustainable Response to Violence against Women and Children in BiH
2060176 | 2006 | Bosnia-Hercegovina | *UNICEF | Development Sustainable Response to Violence against Women
2070045 | 2007 | Bosnia-Hercegovina | *UNICEF | Sustainable response to violence against women and children in BiH

2040266 | 2004 | Bosnia-Hercegovina | *Redd Barna | Child trafficking prevention
2050073 | 2005 | Bosnia-Hercegovina | *Redd Barna | Child trafficking prevention programme
2060029 | 2006 | Bosnia-Hercegovina | *Redd Barna | Prevention of child trafficking

2040122 | 2004 | Regionalt: Albania, Bosnia-Hercegovina, Kosovo, Montenegro, Serbia, Romania, Bulgaria | *Redd Barna | Child Trafficking Response Programme in South East Europe
2060330 | 2006 | Regionalt: Albania, Bosnia-Hercegovina, Kosovo, Montenegro, Serbia, Romania, Bulgaria | *Redd Barna | Child Trafficking Response Program, South East Europe
2070176 | 2007 | Regionalt: | *Redd Barna | Child Trafficking Response Programme in South East Europe, phase II

2060216 | 2006 | Serbia | *CARE Norge | Counter-Trafficking Community Mobilisation Project
2070259 | 2007 | Serbia | *CARE Norge | Counter-Trafficking Community Mobilization Project

3050193 | 2005-2007 | Armenia | *UNDP | Anti Trafficking Program Capacity Building Support and Victim Assistance

3050212 | 2005-2006 | Moldova | *IOM | Capacity building Project How to Improve Services for Vulnerable Migrants and Fosters Links Between Moldovan Communities Abroad and their Homeland

3070114 | 2007 | Moldova | *IOM | Protecting victims of trafficking in Moldova | Videreføring av Capacity building Project How to Improve Services for Vulnerable Migrants and Fosters Links

3060130 | 2006-2007 | Tadsjikistan | *IOM | Stemming Illegal Migration Flows from Tajikistan and Enhancing the communities Migration Management System

3060036 | 2006 | Regionalt: Kasakhstan, Kirgisistan, Usbekistan, Turkmenistan | *IOM | Combatting trafficking in Persons in Central Asia – prevention, protection, and capacity building

3070051 | 2007 | Kirgisistan | *IOM | Combatting trafficking in Persons in the Kyrgys Republic | (videreføring av regionalt prosjekt)

1061133 | 2006-2007 | Tyrkia | *IOM | Combating Trafficking: Turkey, Local and Direct Assistance

1071023 | 2007- | Norge | *IOM | Voluntary Return and Reintegration Assistance to Victims of Trafficking in Norway

GLO-0603 | 2005-2008 | Laos | *Kirkens Nødhjelp | Prevention of trafficking of Women and Children in Svannahket

RAS-2743 | 2002-2008 | Regionalt: Indonesia, Malaysia, Singapore, Hong Kong | *ILO | Combating Forced Labour and Trafficking of Indonesian Migrant Workers

RAS-2723 | 2005-2010 | Regionalt: | *UNIAP | Coordinated Mekong Ministerial Initiative against Trafficking, Sub Regional Plan of Action

BGD-3100 | 2007-2009 | Bangladesh | *IOM | Prevention and Protection of Victims of Human Trafficking in Bangladesh

REG-2009 | 2003-2008 | Regionalt: | *IOM | Southern African Counter-Trafficking Assistance Programme (SACTAP)

KEN-2017 | 2005-2010 | Kenya | *IOM | Counter-trafficking in Kenya, Capacity Building, Awareness Raising, Assistance to Victims
";

/// The numbers of each paragraph, sorted: the projects of the report.
pub(crate) fn expected() -> Vec<Vec<String>> {
    let mut projects: Vec<Vec<String>> = PROJECTS
        .trim()
        .split("\n\n")
        .map(|paragraph| {
            let mut numbers: Vec<String> = paragraph
                .lines()
                .filter_map(|line| line.split_once('|'))
                .map(|(number, _)| number.trim().to_owned())
                .collect();
            numbers.sort();
            numbers
        })
        .collect();
    projects.sort();
    projects
}

#[test]
fn the_reports_25_projects_are_formed_from_their_43_agreements() {
    let agreements = agreements(PROJECTS);
    assert_eq!(agreements.len(), 43);
    let linkage = link::link(&agreements, &linking());
    assert_spanned(&linkage);
    assert_eq!(groups(&agreements, &linkage), expected());
    assert_eq!(linkage.clusters.len(), 25);
}

#[test]
fn the_two_continuations_are_related_and_not_merged() {
    let agreements = agreements(PROJECTS);
    let linkage = link::link(&agreements, &linking());
    let related = others(&agreements, &linkage, Grade::Related);
    let pair = |one: &str, other: &str| (one.to_owned(), other.to_owned());
    assert_eq!(related, [pair("3050212", "3070114"), pair("3060036", "3070051")]);
}

#[test]
fn a_project_has_the_id_of_its_first_agreement_and_the_period_of_all() {
    let agreements = agreements(PROJECTS);
    let linkage = link::link(&agreements, &linking());
    let projects = link::projects(&agreements, &linkage);
    let shelter = projects.iter().find(|project| project.id == "2040412");
    let shelter = shelter.expect("the project is there");
    assert_eq!(shelter.title, "Shelter for Trafficked Women and Girls and Those at Risk");
    assert_eq!(shelter.period.map(|period| period.to_string()).as_deref(), Some("2004–2006"));
    assert!(shelter.weakest.is_some());
    assert!(projects.is_sorted_by(|one, other| one.id < other.id));
}
