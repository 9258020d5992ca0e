//! Link layers: from the first byte of a packet to its IP header.

use super::record::LinkType;
use crate::bytes::{Incomplete, Reader};

/// What stands at a place in a packet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layer {
    /// An Ethernet header.
    Ethernet,
    /// What an `EtherType` says.
    Type(u16),
    /// A PPP protocol field, perhaps with HDLC's address and control before it.
    Ppp,
    /// The header of PPP over Ethernet, before PPP.
    Pppoe,
    /// An IP header; its first four bits say which.
    Ip,
}

/// Where the layers below IP end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reached {
    /// At an IP header.
    Ip {
        /// Its offset.
        at: usize,
    },
    /// At something else.
    Other {
        /// Its `EtherType`.
        ether_type: u16,
    },
}

const IPV4: u16 = 0x0800;
pub(super) const ARP: u16 = 0x0806;
const IPV6: u16 = 0x86DD;
const MPLS: u16 = 0x8847;
/// Stacked tags and labels above this number are no honest packet.
const MOST_LAYERS: usize = 32;

impl Layer {
    /// What follows the head that `link_type` puts before a packet, and how long that head is; nothing if the link type is not read.
    pub(super) fn first(
        link_type: LinkType,
        bytes: &[u8],
    ) -> Option<Result<(Self, usize), Incomplete>> {
        let mut reader = Reader::new(bytes);
        let layer = match link_type.0 {
            1 => Ok(Self::Ethernet),
            // NULL is in the byte order of the machine that captured, LOOP in network order.
            0 | 108 => reader.take_array().map(|family| {
                let family = u32::from_be_bytes(family);
                Self::of_family(family.min(family.swap_bytes()))
            }),
            12 | 14 | 101 | 228 | 229 => Ok(Self::Ip),
            9 | 50 => Ok(Self::Ppp),
            204 => reader.take(1).map(|_| Self::Ppp),
            51 => Ok(Self::Pppoe),
            104 => reader
                .take(2)
                .and_then(|_| reader.take_array())
                .map(Self::of_type),
            113 => reader
                .take(14)
                .and_then(|_| reader.take_array())
                .map(Self::of_type),
            276 => reader.take_array().and_then(|ether_type| {
                reader.take(18)?;
                Ok(Self::of_type(ether_type))
            }),
            _ => return None,
        };
        Some(layer.map(|layer| (layer, reader.position())))
    }

    fn of_type(ether_type: [u8; 2]) -> Self {
        Self::Type(u16::from_be_bytes(ether_type))
    }

    /// Address families differ from system to system.
    const fn of_family(family: u32) -> Self {
        match family {
            2 | 10 | 23 | 24 | 28 | 30 => Self::Ip,
            _ => Self::Type(0),
        }
    }

    /// Goes from this layer, which begins at `at`, up to IP.
    ///
    /// # Errors
    /// If the packet ends before.
    pub(super) fn to_network(self, bytes: &[u8], at: usize) -> Result<Reached, Incomplete> {
        let mut layer = self;
        let mut reader = Reader::new(bytes);
        reader.take(at)?;
        for _ in 0..MOST_LAYERS {
            layer = match layer {
                Self::Ip | Self::Type(IPV4 | IPV6) => {
                    return Ok(Reached::Ip {
                        at: reader.position(),
                    });
                }
                Self::Ethernet => {
                    reader.take(12)?;
                    Self::of_type(reader.take_array()?)
                }
                // VLAN tags, stacked or not.
                Self::Type(0x8100 | 0x88A8 | 0x9100) => {
                    reader.take(2)?;
                    Self::of_type(reader.take_array()?)
                }
                Self::Type(MPLS | 0x8848) => {
                    let [_, _, bottom, _] = reader.take_array()?;
                    match (bottom & 1, reader.rest().first().map(|first| first >> 4)) {
                        (0, _) => layer,
                        (_, Some(4 | 6)) => Self::Ip,
                        // The control word of an Ethernet pseudowire (RFC 4448 §4.6).
                        (_, Some(0)) => {
                            reader.take(4)?;
                            Self::Ethernet
                        }
                        _ => return Ok(Reached::Other { ether_type: MPLS }),
                    }
                }
                Self::Type(0x8864) | Self::Pppoe => {
                    // The length that it says is no shorter than the one that IP does.
                    let [_, code, ..] = reader.take_array::<6>()?;
                    if code != 0 {
                        return Ok(Reached::Other { ether_type: 0x8864 });
                    }
                    Self::Ppp
                }
                Self::Ppp => ppp(&mut reader)?,
                // Transparent Ethernet bridging.
                Self::Type(0x6558) => Self::Ethernet,
                // A length, so 802.3: LLC and SNAP follow.
                Self::Type(len @ ..=1500) => match reader.rest() {
                    [0xAA, 0xAA, 3, 0, 0, 0, ..] if len >= 8 => {
                        reader.take(6)?;
                        Self::of_type(reader.take_array()?)
                    }
                    _ => return Ok(Reached::Other { ether_type: len }),
                },
                Self::Type(ether_type) => return Ok(Reached::Other { ether_type }),
            };
        }
        Ok(Reached::Other { ether_type: 0 })
    }
}

/// PPP's protocol field (RFC 1661 §2), one byte long where the first is odd; or Cisco's HDLC, which has an `EtherType`.
fn ppp(reader: &mut Reader<'_>) -> Result<Layer, Incomplete> {
    match reader.rest() {
        [0xFF, 3, ..] => {
            reader.take(2)?;
        }
        [0x0F | 0x8F, 0, ..] => {
            reader.take(2)?;
            return Ok(Layer::of_type(reader.take_array()?));
        }
        _ => {}
    }
    let [first] = reader.take_array()?;
    let protocol = if first & 1 == 1 {
        u16::from(first)
    } else {
        let [second] = reader.take_array()?;
        u16::from_be_bytes([first, second])
    };
    Ok(match protocol {
        0x0021 | 0x0057 => Layer::Ip,
        0x0281 | 0x0283 => Layer::Type(MPLS),
        other => Layer::Type(other),
    })
}

impl LinkType {
    /// What the registry of tcpdump.org calls it, without `LINKTYPE_`.
    pub const fn name(self) -> Option<&'static str> {
        Some(match self.0 {
            0 => "NULL",
            1 => "ETHERNET",
            3 => "AX25",
            6 => "IEEE802_5",
            7 => "ARCNET_BSD",
            8 => "SLIP",
            9 => "PPP",
            10 => "FDDI",
            50 => "PPP_HDLC",
            51 => "PPP_ETHER",
            100 => "ATM_RFC1483",
            12 | 14 | 101 => "RAW",
            104 => "C_HDLC",
            105 => "IEEE802_11",
            107 => "FRELAY",
            108 => "LOOP",
            109 => "ENC",
            113 => "LINUX_SLL",
            114 => "LTALK",
            117 => "PFLOG",
            119 => "IEEE802_11_PRISM",
            122 => "IP_OVER_FC",
            123 => "SUNATM",
            127 => "IEEE802_11_RADIOTAP",
            129 => "ARCNET_LINUX",
            138 => "APPLE_IP_OVER_IEEE1394",
            139 => "MTP2_WITH_PHDR",
            140 => "MTP2",
            141 => "MTP3",
            142 => "SCCP",
            143 => "DOCSIS",
            144 => "LINUX_IRDA",
            147..=162 => "USER",
            163 => "IEEE802_11_AVS",
            165 => "BACNET_MS_TP",
            166 => "PPP_PPPD",
            169 => "GPRS_LLC",
            177 => "LINUX_LAPD",
            187 => "BLUETOOTH_HCI_H4",
            189 => "USB_LINUX",
            190 => "CAN20B",
            192 => "PPI",
            195 => "IEEE802_15_4_WITHFCS",
            197 => "ERF",
            201 => "BLUETOOTH_HCI_H4_WITH_PHDR",
            203 => "LAPD",
            204 => "PPP_WITH_DIR",
            205 => "C_HDLC_WITH_DIR",
            206 => "FRELAY_WITH_DIR",
            209 => "IPMB_LINUX",
            210 => "FLEXRAY",
            212 => "LIN",
            215 => "IEEE802_15_4_NONASK_PHY",
            220 => "USB_LINUX_MMAPPED",
            224 => "FC_2",
            225 => "FC_2_WITH_FRAME_DELIMS",
            226 => "IPNET",
            227 => "CAN_SOCKETCAN",
            228 => "IPV4",
            229 => "IPV6",
            230 => "IEEE802_15_4_NOFCS",
            231 => "DBUS",
            235 => "DVB_CI",
            236 => "MUX27010",
            237 => "STANAG_5066_D_PDU",
            239 => "NFLOG",
            240 => "NETANALYZER",
            241 => "NETANALYZER_TRANSPARENT",
            242 => "IPOIB",
            243 => "MPEG_2_TS",
            244 => "NG40",
            245 => "NFC_LLCP",
            247 => "INFINIBAND",
            248 => "SCTP",
            249 => "USBPCAP",
            250 => "RTAC_SERIAL",
            251 => "BLUETOOTH_LE_LL",
            253 => "NETLINK",
            254 => "BLUETOOTH_LINUX_MONITOR",
            255 => "BLUETOOTH_BREDR_BB",
            256 => "BLUETOOTH_LE_LL_WITH_PHDR",
            257 => "PROFIBUS_DL",
            258 => "PKTAP",
            259 => "EPON",
            264 => "ISO_14443",
            265 => "RDS",
            266 => "USB_DARWIN",
            268 => "SDLC",
            270 => "LORATAP",
            271 => "VSOCK",
            272 => "NORDIC_BLE",
            273 => "DOCSIS31_XRA31",
            274 => "ETHERNET_MPACKET",
            275 => "DISPLAYPORT_AUX",
            276 => "LINUX_SLL2",
            278 => "OPENVIZSLA",
            279 => "EBHSCR",
            280 => "VPP_DISPATCH",
            281 => "DSA_TAG_BRCM",
            282 => "DSA_TAG_BRCM_PREPEND",
            283 => "IEEE802_15_4_TAP",
            284 => "DSA_TAG_DSA",
            285 => "DSA_TAG_EDSA",
            286 => "ELEE",
            287 => "Z_WAVE_SERIAL",
            288 => "USB_2_0",
            289 => "ATSC_ALP",
            290 => "ETW",
            _ => return None,
        })
    }
}
