//! What is shown: joins [`capture`](crate::capture) and [`protocol`](crate::protocol) into plain data.
