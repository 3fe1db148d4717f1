#pragma once
#include <string_view>

/// Where an address of the network stands, and how far a request of the office may reach. What the office asks for by itself (a provider's
/// keys, a page) must not become a way into what stands behind its wall: a name that anybody chose may lead to any address.
namespace nhipcau::outgoing {

enum class Network {
  internet,        ///< anybody's
  office_network,  ///< private: 10/8, 172.16/12, 192.168/16, 100.64/10, fc00::/7
  this_machine,    ///< loopback: 127/8, ::1
  nowhere          ///< nobody's to be asked: link-local with the metadata of clouds, multicast, "this network", reserved, for examples
};

/// How far a request may reach; whoever runs the office chooses it for each peer.
enum class Reach {
  internet,        ///< addresses of the internet alone
  office_network,  ///< these and private ones: a province's provider often stands at 10.x
  this_machine     ///< loopback alone; there http will do too
};
/// "office_network"
std::string_view to_name(Reach reach);

/// bytes  an address in network order: 4 of IPv4, 16 of IPv6; of any other size it is nowhere
/// An IPv4 address inside an IPv6 one (mapped, NAT64, 6to4) is what it is by itself.
/// source  IANA's registries of special-purpose addresses (RFC 6890), RFC 6052, RFC 3056
Network network_of(std::string_view bytes);

bool may_reach(Reach reach, Network network);

}  // namespace nhipcau::outgoing
