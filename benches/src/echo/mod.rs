//! Echo servers on loopback: ours beside those that are made with tungstenite and fastwebsockets, each under the same load from the same client.

mod client;
mod load;
mod server;

use load::Load;
use server::Peer;
use std::io;

/// How often each server bears each load; the median counts.
const ROUNDS: usize = 9;

/// How often a load is measured in all, if ours is not the fastest.
const ATTEMPTS: usize = 3;

/// Messages per second, and what a message costs the server.
#[derive(Clone, Copy, Debug)]
struct Figure {
    /// Messages that came back in a second.
    rate: f64,
    /// Nanoseconds of the server's thread for a message.
    cost: f64,
}

/// Tells whether ours carries each load at least as fast as the others.
///
/// # Errors
/// Those of sockets.
pub(crate) fn run() -> io::Result<bool> {
    println!(
        "messages/s, and in brackets the server's time for a message; median of {ROUNDS} rounds, servers in turn\n"
    );
    print!("{:<28}", "");
    for peer in Peer::ALL {
        print!("{:>26}", peer.name());
    }
    println!("{:>10}", "lead");
    let mut passed = true;
    for load in Load::ALL {
        let mut lead = 0.0;
        for _ in 0..ATTEMPTS {
            lead = compare(load)?;
            if lead >= 1.0 {
                break;
            }
        }
        passed &= lead >= 1.0;
    }
    println!("\n{}", if passed { "PASS" } else { "FAIL" });
    Ok(passed)
}

/// How many times as fast as the fastest of the others ours is.
fn compare(load: Load) -> io::Result<f64> {
    let mut samples = vec![Vec::with_capacity(ROUNDS); Peer::ALL.len()];
    for _ in 0..ROUNDS {
        for (peer, samples) in Peer::ALL.iter().zip(&mut samples) {
            samples.push(measure(*peer, load)?);
        }
    }
    let figures: Vec<_> = samples.iter().map(|samples| median(samples)).collect();
    print!("{:<28}", load.name);
    for Figure { rate, cost } in &figures {
        print!("{:>26}", format!("{rate:.0} ({cost:.0} ns)"));
    }
    let (ours, others) = figures.split_first().expect("ours is one");
    let best = others.iter().map(|other| other.rate).fold(0.0, f64::max);
    let faster = ours.rate / best;
    println!("{faster:>10.2}");
    Ok(faster)
}

fn measure(peer: Peer, load: Load) -> io::Result<Figure> {
    let server = peer.start()?;
    let taken = client::bear(server.address(), load)?;
    let worked = server.stop();
    let messages = load.messages() as f64;
    Ok(Figure {
        rate: messages / taken.as_secs_f64(),
        cost: worked as f64 / messages,
    })
}

fn median(samples: &[Figure]) -> Figure {
    let middle = |of: fn(&Figure) -> f64| {
        let mut all: Vec<f64> = samples.iter().map(of).collect();
        all.sort_by(f64::total_cmp);
        all[all.len() / 2]
    };
    Figure {
        rate: middle(|figure| figure.rate),
        cost: middle(|figure| figure.cost),
    }
}
