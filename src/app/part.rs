//! Parts of the page that have no properties, all of them drawn by one component: Yew makes each component anew, some 2 KiB of it.

use yew::functional::{Hook, HookContext};
use yew::prelude::*;

/// A part that is called `name` and drawn by `draw`, which runs a hook. It is another part where the name is another.
pub(crate) fn part(name: &'static str, draw: fn(&mut HookContext) -> Html) -> Html {
    html! { <Part key={name} {name} {draw} /> }
}

#[derive(Properties)]
struct PartProps {
    name: &'static str,
    draw: fn(&mut HookContext) -> Html,
}

impl PartialEq for PartProps {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

#[component]
fn Part(props: &PartProps) -> Html {
    use_drawn(props.draw)
}

fn use_drawn(draw: fn(&mut HookContext) -> Html) -> impl Hook<Output = Html> {
    Drawn(draw)
}

struct Drawn(fn(&mut HookContext) -> Html);

impl Hook for Drawn {
    type Output = Html;

    fn run(self, context: &mut HookContext) -> Html {
        (self.0)(context)
    }
}
