#include "outgoing/network.hpp"

#include <array>
#include <cstdint>
#include <span>

namespace nhipcau::outgoing {
namespace {

constexpr std::size_t kIpv4Bytes = 4, kIpv6Bytes = 16;

/// A range: the addresses that begin with the same bits.
struct Range {
  std::array<std::uint8_t, kIpv6Bytes> first{};
  unsigned bits = 0;
  Network network = Network::nowhere;
};

/// The first that fits holds: single addresses stand before the ranges they lie in.
constexpr Range kIpv4Ranges[] = {
    {{100, 100, 100, 200}, 32, Network::nowhere},  // metadata of a cloud, inside the range carriers share
    {{168, 63, 129, 16}, 32, Network::nowhere},    // the same of another, inside the internet's
    {{0}, 8, Network::nowhere},                    // "this network"
    {{10}, 8, Network::office_network},
    {{100, 64}, 10, Network::office_network},  // shared by a carrier's customers
    {{127}, 8, Network::this_machine},
    {{169, 254}, 16, Network::nowhere},  // link-local; 169.254.169.254 is the metadata of most clouds
    {{172, 16}, 12, Network::office_network},
    {{192, 0, 0}, 24, Network::nowhere},
    {{192, 0, 2}, 24, Network::nowhere},  // for examples
    {{192, 88, 99}, 24, Network::nowhere},
    {{192, 168}, 16, Network::office_network},
    {{198, 18}, 15, Network::nowhere},  // for measuring
    {{198, 51, 100}, 24, Network::nowhere},
    {{203, 0, 113}, 24, Network::nowhere},
    {{224}, 3, Network::nowhere},  // multicast, reserved, broadcast
    {{}, 0, Network::internet},
};

constexpr Range kIpv6Ranges[] = {
    {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, 128, Network::this_machine},
    {{0xfd, 0x00, 0x0e, 0xc2}, 32, Network::nowhere},  // metadata of a cloud: fd00:ec2::254
    {{0xfc}, 7, Network::office_network},
    {{0x20, 0x01, 0x00, 0x00}, 23, Network::nowhere},  // Teredo, benchmarks, ORCHID and what else IETF keeps
    {{0x20, 0x01, 0x0d, 0xb8}, 32, Network::nowhere},  // for examples
    {{0x3f, 0xff}, 20, Network::nowhere},              // for examples (RFC 9637)
    {{0x20}, 3, Network::internet},
    {{}, 0, Network::nowhere},  // unspecified, IPv4-compatible, discard-only, link-local, site-local, multicast, not given out
};

/// Where an IPv4 address stands inside an IPv6 one that begins so.
struct Embedding {
  std::array<std::uint8_t, 12> first{};
  unsigned bits = 0;
  std::size_t at = 0;
};
constexpr Embedding kEmbeddings[] = {
    {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 96, 12},  // mapped: ::ffff:0:0/96
    {{0x00, 0x64, 0xff, 0x9b}, 96, 12},                    // NAT64: 64:ff9b::/96. That of one's own, 64:ff9b:1::/48, is nowhere
    {{0x20, 0x02}, 16, 2},                                 // 6to4: 2002::/16
};

bool begins_with(std::span<const std::uint8_t> address, std::span<const std::uint8_t> first, unsigned bits) {
  constexpr unsigned kByte = 8;
  for (unsigned i = 0; i < bits; ++i) {
    const unsigned mask = 0x80U >> (i % kByte);
    if ((address[i / kByte] & mask) != (first[i / kByte] & mask)) return false;
  }
  return true;
}

Network find(std::span<const Range> ranges, std::span<const std::uint8_t> address) {
  for (const Range& range : ranges) {
    if (begins_with(address, range.first, range.bits)) return range.network;
  }
  return Network::nowhere;
}

}  // namespace

std::string_view to_name(Reach reach) {
  switch (reach) {
    case Reach::internet: return "internet";
    case Reach::office_network: return "office_network";
    case Reach::this_machine: return "this_machine";
  }
  return "";
}

Network network_of(std::string_view bytes) {
  const void* const raw = bytes.data();
  const std::span address(static_cast<const std::uint8_t*>(raw), bytes.size());
  if (address.size() == kIpv4Bytes) return find(kIpv4Ranges, address);
  if (address.size() != kIpv6Bytes) return Network::nowhere;
  for (const Embedding& one : kEmbeddings) {
    if (begins_with(address, one.first, one.bits)) return find(kIpv4Ranges, address.subspan(one.at, kIpv4Bytes));
  }
  return find(kIpv6Ranges, address);
}

bool may_reach(Reach reach, Network network) {
  switch (network) {
    case Network::internet: return reach != Reach::this_machine;
    case Network::office_network: return reach == Reach::office_network;
    case Network::this_machine: return reach == Reach::this_machine;
    case Network::nowhere: return false;
  }
  return false;
}

}  // namespace nhipcau::outgoing
