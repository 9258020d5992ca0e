use crate::analysis::SheetOf;
use crate::app::sheets::SheetKind;
use crate::app::state::Action;
use crate::app::store::Store;
use yew::prelude::*;

/// Wants a sheet for as long as the component is there, the one of `of` as that changes; of `None` there is none.
#[hook]
pub(crate) fn use_sheet(store: &Store, kind: SheetKind, of: Option<SheetOf>) {
    let dispatcher = store.dispatcher();
    use_effect_with(of, {
        let dispatcher = dispatcher.clone();
        move |of| {
            dispatcher.dispatch(match of {
                Some(of) => Action::Want(of.clone()),
                None => Action::Leave(kind),
            });
        }
    });
    use_effect_with((), move |()| {
        move || dispatcher.dispatch(Action::Leave(kind))
    });
}
