//! The connection that the Learn place tells: the commands that are shown beside it print in fact what they are said to print.
#![expect(clippy::unwrap_used, reason = "a test may end so")]

use std::fs;
use std::path::Path;
use std::process::Command;

/// The commands of the blocks of `readme`, each with what it is said to print.
fn commands(readme: &str) -> Vec<(&str, &str)> {
    readme
        .split("\n```sh\n$ ")
        .skip(1)
        .filter_map(|after| after.split("\n```").next())
        .flat_map(|block| block.split("\n$ "))
        .map(|command| command.split_once('\n').unwrap())
        .collect()
}

#[test]
fn commands_print_what_they_are_said_to_print() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/learn");
    let readme = fs::read_to_string(folder.join("README.md")).unwrap();
    let commands = commands(&readme);
    assert!(commands.len() > 15);
    if Command::new("tshark").arg("--version").output().is_err() {
        eprintln!("tshark is not here: nothing was compared");
        return;
    }
    for (command, said) in commands {
        let output = Command::new("bash")
            .args(["-o", "pipefail", "-c", command])
            .current_dir(&folder)
            .output()
            .unwrap();
        assert!(output.status.success(), "{command}: {output:?}");
        let printed = String::from_utf8(output.stdout).unwrap();
        let printed = printed.replace('\r', "");
        assert_eq!(printed.trim_end(), said.trim_end(), "{command}");
    }
}
