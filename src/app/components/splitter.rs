//! The line between two panels, moved by pointer or keyboard.

use crate::app::decimal;
use crate::app::hooks::use_properties;
use crate::app::storage;
use web_sys::Element;
use yew::prelude::*;

/// Which way the line moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Moves {
    /// To the right makes the panel before it wider.
    Right,
    /// Up makes the panel after it higher.
    Up,
}

/// What a panel's size counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    /// CSS pixels.
    Pixels,
    /// Hundredths of the two panels together.
    Percent,
}

/// A line and the panel that it sizes.
#[derive(PartialEq, Properties)]
pub(crate) struct SplitterProps {
    /// Its name for those who cannot see it.
    pub(crate) label: AttrValue,
    /// The custom property of the parent that holds the size, and the name that it is kept under.
    pub(crate) property: &'static str,
    /// Which way it moves.
    pub(crate) moves: Moves,
    /// What the sizes count in.
    pub(crate) unit: Unit,
    /// The size that a double click brings back.
    pub(crate) usual: f64,
    /// The smallest size.
    pub(crate) least: f64,
    /// The largest size.
    pub(crate) most: f64,
    /// The element whose property it is: the parent of both panels.
    pub(crate) parent: NodeRef,
}

impl SplitterProps {
    fn clamp(&self, size: f64) -> f64 {
        size.max(self.least).min(self.most).round()
    }

    /// How much a move by one CSS pixel changes the size.
    fn per_pixel(&self) -> f64 {
        let Some(parent) = self.parent.cast::<Element>() else {
            return 0.0;
        };
        let whole = match self.moves {
            Moves::Right => parent.client_width(),
            Moves::Up => parent.client_height(),
        };
        match self.unit {
            Unit::Pixels => 1.0,
            Unit::Percent => 100.0 / f64::from(whole.max(1)),
        }
    }
}

/// Where a drag began: the pointer's place and the size then.
#[derive(Clone, Copy, PartialEq)]
struct Grip {
    pointer: i32,
    size: f64,
}

/// A line between two panels. Its panel's size is kept.
#[component]
pub(crate) fn Splitter(props: &SplitterProps) -> Html {
    let kept = || storage::load(props.property).and_then(|size| decimal::read(&size));
    let size = use_state_eq(|| props.clamp(kept().unwrap_or(props.usual)));
    let grip = use_state_eq(|| None::<Grip>);
    let unit = match props.unit {
        Unit::Pixels => "px",
        Unit::Percent => "%",
    };
    use_properties(
        &props.parent,
        [(props.property, decimal::write(*size) + unit)],
    );
    use_effect_with(*size, {
        let (property, usual) = (props.property, props.usual);
        move |size: &f64| {
            if (*size - usual).abs() < 0.5 {
                storage::forget(property);
            } else {
                storage::keep(property, &decimal::write(*size));
            }
        }
    });

    let moves = props.moves;
    let place = move |event: &PointerEvent| match moves {
        Moves::Right => event.client_x(),
        Moves::Up => -event.client_y(),
    };
    let onpointerdown = {
        let (grip, size) = (grip.clone(), *size);
        move |event: PointerEvent| {
            if event.button() != 0 {
                return;
            }
            if let Some(line) = event.target_dyn_into::<Element>() {
                drop(line.set_pointer_capture(event.pointer_id()));
            }
            grip.set(Some(Grip {
                pointer: place(&event),
                size,
            }));
        }
    };
    let onpointermove = {
        let (grip, size) = (grip.clone(), size.clone());
        let (least, most, per_pixel) = (
            props.least,
            props.most,
            grip.map_or(0.0, |_| props.per_pixel()),
        );
        move |event: PointerEvent| {
            if let Some(grip) = *grip {
                let moved = f64::from(place(&event) - grip.pointer) * per_pixel;
                size.set((grip.size + moved).max(least).min(most).round());
            }
        }
    };
    let release = {
        let grip = grip.clone();
        Callback::from(move |_: PointerEvent| grip.set(None))
    };
    let ondblclick = {
        let (size, usual) = (size.clone(), props.usual);
        move |_| size.set(usual)
    };
    let onkeydown = {
        let size = size.clone();
        let (least, most, usual) = (props.least, props.most, props.usual);
        let step = match props.unit {
            Unit::Pixels => 16.0,
            Unit::Percent => 2.0,
        };
        move |event: KeyboardEvent| {
            let next = match (event.key().as_str(), moves) {
                ("ArrowRight", Moves::Right) | ("ArrowUp", Moves::Up) => *size + step,
                ("ArrowLeft", Moves::Right) | ("ArrowDown", Moves::Up) => *size - step,
                ("Home", _) => least,
                ("End", _) => most,
                ("Enter", _) => usual,
                _ => return,
            };
            event.prevent_default();
            event.stop_propagation();
            size.set(next.max(least).min(most));
        }
    };
    let orientation = match moves {
        Moves::Right => "vertical",
        Moves::Up => "horizontal",
    };
    html! {
        <div
            class="splitter"
            role="separator"
            tabindex="0"
            aria-label={props.label.clone()}
            aria-orientation={orientation}
            aria-valuenow={decimal::write(*size)}
            aria-valuemin={decimal::write(props.least)}
            aria-valuemax={decimal::write(props.most)}
            data-moving={grip.is_some().then_some("")}
            {onpointerdown}
            {onpointermove}
            onpointerup={release.clone()}
            onpointercancel={release}
            {ondblclick}
            {onkeydown}
        />
    }
}
