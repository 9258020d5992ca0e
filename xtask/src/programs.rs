//! The programs in dist/, made small: wasm-opt, and names that only the two halves of a program call each other by.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, ensure};

use crate::dist::{files, is_of};
use crate::part::Part;
use crate::step::step;
use crate::tools::Tools;

/// What every browser has that has module workers.
const FEATURES: [&str; 7] = [
    "--enable-simd",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// How wasm-opt makes what has to be quick.
const QUICK: &str = "-O3";

/// Makes the page's programs as small and the engine as quick as wasm-opt can, and shortens what is in their scripts.
pub(crate) fn make_small(dist: &Path, tools: &Tools) -> Result<()> {
    for wasm in files(dist)?
        .into_iter()
        .filter(|path| is_of(path, &["wasm"]))
    {
        let level = match Part::of(dist, &wasm) {
            Some(Part::Engine) => QUICK,
            Some(Part::Live | Part::Learn | Part::Words) | None => "-Oz",
        };
        let shown = wasm.strip_prefix(dist).unwrap_or(&wasm).display();
        step(&format!("wasm-opt {level} {shown}"), || {
            // The engine says where it failed.
            if level != QUICK {
                blank_places(&wasm)?;
            }
            // The lowest 1 KiB of memory is the end of the stack: no address that is added to an offset lies there.
            let mut optimise = tools.wasm_opt();
            optimise
                .args(FEATURES)
                .args([level, "--low-memory-unused", "--debuginfo"]);
            // What a loop passes through should stay apart from what is done once: a browser compiles whole functions anew when a loop in
            // them is hot.
            optimise.arg(if level == QUICK {
                "--one-caller-inline-max-function-size=400"
            } else {
                "--converge"
            });
            optimise.arg(&wasm).arg("-o").arg(&wasm);
            let status = optimise.status().context("cannot run wasm-opt")?;
            ensure!(status.success(), "wasm-opt failed");
            // Functions that are alike have names that are, and gzip makes less of them where they stand together.
            let mut order = tools.wasm_opt();
            order
                .args(FEATURES)
                .args(["--reorder-functions-by-name", "--strip-producers"])
                .arg("--minify-imports-and-exports-and-modules")
                .arg(&wasm)
                .arg("-o")
                .arg(&wasm);
            let output = order.stderr(Stdio::inherit()).output();
            let output = output.context("cannot run wasm-opt")?;
            ensure!(output.status.success(), "wasm-opt failed");
            let said = String::from_utf8_lossy(&output.stdout);
            let script = script_of(&wasm)?;
            let text = fs::read_to_string(&script)
                .with_context(|| format!("cannot read {}", script.display()))?;
            fs::write(&script, shorten(&text, &Names::read(&said))?)
                .with_context(|| format!("cannot write {}", script.display()))
        })?;
    }
    Ok(())
}

/// Blanks out the names of source files in a program: only where it stops would they be said, and it stops without a word.
fn blank_places(wasm: &Path) -> Result<()> {
    let mut program = fs::read(wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    let packages = std::env::home_dir().unwrap_or_default().join(".cargo");
    let packages = std::env::var("CARGO_HOME").map_or(packages, PathBuf::from);
    blank(
        &mut program,
        &[b"src/", b"/rustc/", packages.as_os_str().as_encoded_bytes()],
    );
    fs::write(wasm, program).with_context(|| format!("cannot write {}", wasm.display()))
}

/// Blanks out whatever begins like one of `starts` and goes on as a path to a Rust file.
fn blank(program: &mut [u8], starts: &[&[u8]]) {
    const ENDING: &[u8] = b".rs";
    let is_path = |byte: &u8| byte.is_ascii_alphanumeric() || b"/_-.".contains(byte);
    let mut at = 0;
    while at < program.len() {
        let rest = program.get(at..).unwrap_or_default();
        let path = rest.iter().take_while(|byte| is_path(byte)).count();
        let path = rest.get(..path).unwrap_or_default();
        let end = path.windows(ENDING.len()).position(|part| part == ENDING);
        let end = end.filter(|_| starts.iter().any(|start| path.starts_with(start)));
        let Some(end) = end else {
            at += 1;
            continue;
        };
        let end = at + end + ENDING.len();
        program.get_mut(at..end).unwrap_or_default().fill(0);
        at = end;
    }
}

/// wasm-bindgen's script for a program.
fn script_of(wasm: &Path) -> Result<PathBuf> {
    let name = wasm.file_name().and_then(|name| name.to_str());
    let name = name.and_then(|name| name.strip_suffix("_bg.wasm"));
    let name = name.with_context(|| format!("{} is not wasm-bindgen's", wasm.display()))?;
    Ok(wasm.with_file_name(format!("{name}.js")))
}

/// What wasm-opt calls the module that all imports come from.
const MODULE: &str = "a";

/// The short names that wasm-opt gave.
#[derive(Default)]
struct Names<'a> {
    /// The module that all imports came from.
    module: &'a str,
    imports: HashMap<&'a str, &'a str>,
    exports: HashMap<&'a str, &'a str>,
}

impl<'a> Names<'a> {
    /// Reads what wasm-opt says: a line for each name, `["module", "import", "short"]` or `["export", "short"]`.
    fn read(said: &'a str) -> Self {
        let mut names = Self::default();
        for line in said.lines() {
            let words: Vec<&str> = line.split('"').skip(1).step_by(2).collect();
            match *words.as_slice() {
                [module, import, short] => {
                    names.module = module;
                    names.imports.insert(import, short);
                }
                [export, short] => {
                    names.exports.insert(export, short);
                }
                _ => {}
            }
        }
        names
    }
}

/// wasm-bindgen's script with short names, and without comments and indentation.
fn shorten(script: &str, names: &Names) -> Result<String> {
    let mut short = String::with_capacity(script.len());
    let mut given = 0;
    for line in script.lines().map(str::trim) {
        if line.is_empty()
            || ["//", "/*", "*"]
                .iter()
                .any(|start| line.starts_with(start))
        {
            continue;
        }
        // Imports are members of an object, and that is a member of another under the module's name.
        let import = line.split_once(": ").and_then(|(key, value)| {
            let is_module = key.trim_matches('"') == names.module;
            let called = is_module.then_some(MODULE);
            let called = called.or_else(|| names.imports.get(key).copied())?;
            Some((called, value))
        });
        let rest = import.map_or(line, |(called, value)| {
            given += 1;
            short.push_str(called);
            short.push(':');
            value
        });
        shorten_exports(rest, names, &mut short);
        short.push('\n');
    }
    ensure!(
        given == names.imports.len() + 1,
        "a script has {given} of {} names",
        names.imports.len() + 1
    );
    Ok(short)
}

/// Exports are members of `wasm`.
fn shorten_exports(line: &str, names: &Names, short: &mut String) {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '$');
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("wasm.") {
        short.push_str(before);
        short.push_str("wasm.");
        let end = after.find(|letter| !is_part(letter)).unwrap_or(after.len());
        let (name, after) = after.split_at(end);
        let is_object = !before.ends_with(is_part);
        let export = names.exports.get(name).filter(|_| is_object);
        short.push_str(export.unwrap_or(&name));
        rest = after;
    }
    short.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: &str = r#"{
 "imports": [
  ["./app_bg.js", "__wbg_now_0123456789abcdef", "a"],
  ["./app_bg.js", "__wbg_log_0123456789abcdef", "$"]
 ],
"exports": [
  ["memory", "b"],
  ["__wbindgen_free", "c"]
 ]
}
"#;

    #[test]
    fn a_script_calls_by_the_short_names() {
        let script = r#"/* @ts-self-types="./app.d.ts" */
function imports() {
    const import0 = {
        __proto__: null,
        __wbg_log_0123456789abcdef: function(arg0) {
            console.log("wasm. memory", wasm.memory, wasm.memory2, mywasm.memory);
        },
        __wbg_now_0123456789abcdef: () => Date.now(),
    };
    return {
        "./app_bg.js": import0,
    };
}

// Frees.
wasm.__wbindgen_free(wasm.memory.buffer);
"#;
        let right = r#"function imports() {
const import0 = {
__proto__: null,
$:function(arg0) {
console.log("wasm. memory", wasm.b, wasm.memory2, mywasm.memory);
},
a:() => Date.now(),
};
return {
a:import0,
};
}
wasm.c(wasm.b.buffer);
"#;
        assert_eq!(shorten(script, &Names::read(SAID)).unwrap(), right);
    }

    #[test]
    fn names_of_source_files_are_blanked_out() {
        let starts: [&[u8]; 3] = [b"src/", b"/rustc/", b"/home"];
        for (before, left) in [
            ("borrowedsrc/a/b.rssrc/c.rs of /x/src", "borrowed of /x/src"),
            ("/rustc/0f/std.rs/home/y-1/lib.rs.", "."),
            ("src/a .rs, src/b.r", "src/a .rs, src/b.r"),
        ] {
            let mut program = before.as_bytes().to_vec();
            blank(&mut program, &starts);
            assert_eq!(program.len(), before.len());
            program.retain(|byte| *byte != 0);
            assert_eq!(String::from_utf8_lossy(&program), left);
        }
    }

    #[test]
    fn a_script_that_lacks_an_import_is_not_that_of_the_program() {
        let script = "__wbg_log_0123456789abcdef: function(arg0) {\n\"./app_bg.js\": import0,";
        assert!(shorten(script, &Names::read(SAID)).is_err());
    }
}
