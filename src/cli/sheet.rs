//! Sheets, printed: verdicts and what they rest on.

use super::Verdict;
use super::paint::{self, harmless, paint};
use crate::analysis::sheet::{
    Block, CheckLine, CodeSample, FindingGroup, Outcome, Section, Sheet, Step,
};
use crate::text::Text;
use anstyle::Style;
use std::io::{self, Write};

/// Prints all blocks of a sheet, with a blank line between them. The same code in several languages fills a screen: it comes last.
pub(super) fn print(sheet: &Sheet, text: &Text, out: &mut impl Write) -> io::Result<()> {
    let is_long =
        |block: &&Block| matches!(block, Block::Code { samples, .. } if samples.len() > 1);
    let (last, first): (Vec<_>, Vec<_>) = sheet.blocks.iter().partition(is_long);
    for (index, block) in first.into_iter().chain(last).enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        match block {
            Block::Verdict { outcome, says } => {
                let words = [&mark(*outcome, text), " ", &harmless(says)].concat();
                writeln!(out, "{}", paint(style(*outcome), words))?;
            }
            Block::Prose { title, paragraphs } => {
                heading(title, out)?;
                for paragraph in paragraphs {
                    writeln!(out, "{}", harmless(paragraph))?;
                }
            }
            Block::Steps {
                title,
                steps,
                section,
            } => {
                let place = section.as_ref().map(|section| place(section, text));
                let title = [title.as_str(), place.as_deref().unwrap_or_default()].join(" ");
                heading(title.trim_end(), out)?;
                print_steps(steps, out)?;
            }
            Block::Checks { title, checks } => {
                heading(title, out)?;
                for check in checks {
                    print_check(check, text, out)?;
                }
            }
            Block::Table { title, head, rows } => {
                heading(title, out)?;
                table(head, rows, out)?;
            }
            Block::Code { title, samples } => {
                heading(title, out)?;
                print_samples(samples, out)?;
            }
            Block::Picture { title, .. } => heading(title, out)?,
            Block::Group(group) => print_group(group, text, out)?,
        }
    }
    Ok(())
}

/// What a sheet's verdict means for the exit code: the worst that a verdict or a group says.
pub(super) fn verdict(sheet: &Sheet) -> Verdict {
    let fails = sheet.blocks.iter().any(|block| match block {
        Block::Verdict { outcome, .. } => *outcome == Outcome::Fail,
        Block::Group(group) => group.outcome == Outcome::Fail,
        _ => false,
    });
    if fails {
        Verdict::Faulty
    } else {
        Verdict::Clean
    }
}

fn heading(title: &str, out: &mut impl Write) -> io::Result<()> {
    if title.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}", paint(paint::NAME, harmless(title)))
}

fn print_steps(steps: &[Step], out: &mut impl Write) -> io::Result<()> {
    let width = steps.iter().map(|step| step.name.chars().count()).max();
    for (step, number) in steps.iter().zip(1_u32..) {
        let name = paint(paint::FAINT, harmless(&step.name));
        let note = paint(paint::FAINT, harmless(&step.note));
        let value = harmless(&step.value);
        writeln!(
            out,
            "{number}  {name:<0$}  {value}  {note}",
            width.unwrap_or(0)
        )?;
    }
    Ok(())
}

fn print_check(check: &CheckLine, text: &Text, out: &mut impl Write) -> io::Result<()> {
    let mark = paint(style(check.outcome), mark(check.outcome, text));
    let section = paint(paint::FAINT, place(&check.section, text));
    writeln!(out, "{mark} {}  {section}", harmless(&check.title))?;
    if !check.evidence.is_empty() {
        writeln!(out, "  {}", paint(paint::NAME, harmless(&check.evidence)))?;
    }
    if check.outcome != Outcome::Pass {
        writeln!(out, "  {}", harmless(&check.why))?;
    }
    Ok(())
}

/// Columns as wide as what stands in them, up to a limit; the last one is not filled up.
fn table(head: &[String], rows: &[Vec<String>], out: &mut impl Write) -> io::Result<()> {
    const WIDEST: usize = 48;
    let cells = |row: &[String]| row.iter().map(|cell| harmless(cell)).collect::<Vec<_>>();
    let names = cells(head);
    let rows: Vec<Vec<String>> = rows.iter().map(|row| cells(row)).collect();
    let width = |column: usize| {
        let all = rows
            .iter()
            .chain([&names])
            .filter_map(|row| row.get(column));
        all.map(|cell| cell.chars().count())
            .max()
            .unwrap_or(0)
            .min(WIDEST)
    };
    let widths: Vec<usize> = (0..names.len()).map(width).collect();
    let mut line = |row: &[String], style: Style| {
        let filled: Vec<String> = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!("{cell:<width$}"))
            .collect();
        writeln!(out, "{}", paint(style, filled.join("  ").trim_end()))
    };
    line(&names, paint::FAINT)?;
    rows.iter().try_for_each(|row| line(row, paint::PLAIN))
}

fn print_samples(samples: &[CodeSample], out: &mut impl Write) -> io::Result<()> {
    for (index, sample) in samples.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{}", paint(paint::FAINT, harmless(&sample.language)))?;
        for line in sample.code.lines() {
            // Code of our own has tabs.
            let line = line.replace('\t', "    ");
            writeln!(out, "{}", ["    ", &harmless(&line)].concat().trim_end())?;
        }
    }
    Ok(())
}

fn print_group(group: &FindingGroup, text: &Text, out: &mut impl Write) -> io::Result<()> {
    let mark_of = |outcome| paint(style(outcome), mark(outcome, text));
    let section = group.section.as_ref().map(|section| place(section, text));
    let section = paint(paint::FAINT, section.unwrap_or_default());
    let title = paint(paint::NAME, harmless(&group.title));
    let behind = if group.section.is_some() { "  " } else { "" };
    writeln!(out, "{} {title}{behind}{section}", mark_of(group.outcome))?;
    for [name, words] in &group.facts {
        let name = paint(paint::FAINT, harmless(name) + ":");
        writeln!(out, "  {name} {}", harmless(words))?;
    }
    for place in &group.places {
        let (at, says) = (harmless(&place.place), harmless(&place.says));
        let behind = if says.is_empty() { "" } else { " · " };
        writeln!(out, "  {} {at}{behind}{says}", mark_of(place.outcome))?;
    }
    let more = group.count.saturating_sub(group.places.len() as u64);
    if more > 0 {
        let more = text.say_with("markdown-more", &[("count", more.into())]);
        writeln!(out, "  {more}")?;
    }
    Ok(())
}

fn mark(outcome: Outcome, text: &Text) -> String {
    text.say_of("outcome", outcome.id())
}

fn place(section: &Section, text: &Text) -> String {
    let places = [
        ("rfc", section.rfc.to_string().into()),
        ("section", section.section.as_str().into()),
    ];
    text.say_with("section-short", &places)
}

const fn style(outcome: Outcome) -> Style {
    match outcome {
        Outcome::Pass => paint::MATCH,
        Outcome::Note => paint::NOTE,
        Outcome::Caution | Outcome::Open => paint::CAUTION,
        Outcome::Fail => paint::VIOLATION,
    }
}
