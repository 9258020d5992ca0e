//! Framescope: fed 64 KiB at a time, all rules checked, into a batch that the next pass reuses.

use super::Decode;
use crate::workload::Workload;
use framescope_benches_wasm::Pass;
use framescope_benches_wasm::visit::Visit;

pub(super) struct Framescope(Pass);

impl Decode for Framescope {
    const NAME: &'static str = "framescope";

    fn new(workload: &Workload) -> Self {
        Self(Pass::new(workload.wire.clone()))
    }

    fn prepare(&mut self, _: &Workload) {}

    fn decode(&mut self, _: &Workload, visit: &mut impl Visit) {
        self.0.visit(visit);
    }
}
