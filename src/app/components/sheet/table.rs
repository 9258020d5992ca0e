//! A table.

use yew::prelude::*;

/// A table below its title. The first cell of a row names it.
pub(super) fn table(title: &str, head: &[String], rows: &[Vec<String>]) -> Html {
    html! {
        <section>
            <h3>{ title.to_owned() }</h3>
            <div class="wide" tabindex="0" role="group" aria-label={title.to_owned()}>
                <table>
                    <thead>
                        <tr>
                            for name in head {
                                <th scope="col">{ name.clone() }</th>
                            }
                        </tr>
                    </thead>
                    <tbody>
                        for row in rows {
                            <tr>
                                for cell in row {
                                    <td>{ cell.clone() }</td>
                                }
                            </tr>
                        }
                    </tbody>
                </table>
            </div>
        </section>
    }
}
