//! Name resolution blocks.

use super::options::padding;
use crate::bytes::{Incomplete, Reader};
use crate::capture::file::info::FileInfo;
use crate::capture::file::order::ByteOrder;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Notes the names of a name resolution block's records; what follows them are its options.
pub(super) fn read<'a>(
    body: &'a [u8],
    order: ByteOrder,
    info: &mut FileInfo,
) -> Result<&'a [u8], Incomplete> {
    let mut reader = Reader::new(body);
    while !reader.rest().is_empty() {
        let kind = order.u16(reader.take_array()?);
        let len = usize::from(order.u16(reader.take_array()?));
        if kind == 0 {
            break;
        }
        let record = reader.take(len)?;
        reader.take(padding(len).min(reader.rest().len()))?;
        let mut record = Reader::new(record);
        match kind {
            1 => {
                let address = Ipv4Addr::from(record.take_array::<4>()?);
                note(address.into(), record.rest(), info);
            }
            2 => {
                let address = Ipv6Addr::from(record.take_array::<16>()?);
                note(address.into(), record.rest(), info);
            }
            _ => {}
        }
    }
    Ok(reader.rest())
}

/// Each name ends with a zero.
fn note(address: IpAddr, names: &[u8], info: &mut FileInfo) {
    for name in names.split(|byte| *byte == 0) {
        if !name.is_empty() {
            info.named(address, name);
        }
    }
}
