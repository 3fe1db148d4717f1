#include "outgoing/network.hpp"

#include <arpa/inet.h>
#include <doctest/doctest.h>

#include <array>
#include <string>

using namespace nhipcau::outgoing;

namespace {

/// The bytes of an address as people write it.
std::string bytes_of(const std::string& address) {
  std::array<char, 16> bytes{};
  if (inet_pton(AF_INET, address.c_str(), bytes.data()) == 1) return {bytes.data(), 4};
  REQUIRE(inet_pton(AF_INET6, address.c_str(), bytes.data()) == 1);
  return {bytes.data(), bytes.size()};
}

}  // namespace

TEST_CASE("every address stands in one network, and what is nobody's is nowhere") {
  using enum Network;
  struct Row {
    std::string address;
    Network network;
  };
  for (const Row& row : {
           Row{"8.8.8.8", internet},
           {"1.0.0.0", internet},
           {"9.255.255.255", internet},
           {"10.0.0.0", office_network},
           {"10.255.255.255", office_network},
           {"11.0.0.0", internet},
           {"100.63.255.255", internet},
           {"100.64.0.1", office_network},
           {"100.127.255.255", office_network},
           {"100.128.0.0", internet},
           {"100.100.100.200", nowhere},
           {"127.0.0.1", this_machine},
           {"127.255.255.254", this_machine},
           {"0.0.0.0", nowhere},
           {"0.1.2.3", nowhere},
           {"169.254.169.254", nowhere},
           {"169.254.0.1", nowhere},
           {"169.253.255.255", internet},
           {"168.63.129.16", nowhere},
           {"172.15.255.255", internet},
           {"172.16.0.0", office_network},
           {"172.31.255.255", office_network},
           {"172.32.0.0", internet},
           {"192.0.0.192", nowhere},
           {"192.0.2.1", nowhere},
           {"192.88.99.1", nowhere},
           {"192.168.1.1", office_network},
           {"192.169.0.0", internet},
           {"198.18.0.1", nowhere},
           {"198.19.255.255", nowhere},
           {"198.20.0.0", internet},
           {"198.51.100.7", nowhere},
           {"203.0.113.7", nowhere},
           {"223.255.255.255", internet},
           {"224.0.0.1", nowhere},
           {"239.255.255.255", nowhere},
           {"240.0.0.1", nowhere},
           {"255.255.255.255", nowhere},
           {"2001:4860:4860::8888", internet},
           {"2a03:2880::1", internet},
           {"::1", this_machine},
           {"::", nowhere},
           {"::8.8.8.8", nowhere},
           {"::127.0.0.1", nowhere},
           {"::ffff:8.8.8.8", internet},
           {"::ffff:127.0.0.1", this_machine},
           {"::ffff:10.1.2.3", office_network},
           {"::ffff:169.254.169.254", nowhere},
           {"::ffff:0.0.0.0", nowhere},
           {"64:ff9b::8.8.8.8", internet},
           {"64:ff9b::10.0.0.1", office_network},
           {"64:ff9b::127.0.0.1", this_machine},
           {"64:ff9b::169.254.169.254", nowhere},
           {"64:ff9b:1::8.8.8.8", nowhere},
           {"2002:0808:0808::1", internet},
           {"2002:0a00:0001::1", office_network},
           {"2002:7f00:0001::1", this_machine},
           {"2002:a9fe:a9fe::1", nowhere},
           {"2001::1", nowhere},
           {"2001:1ff:ffff::", nowhere},
           {"2001:200::1", internet},
           {"2001:db8::1", nowhere},
           {"3fff::1", nowhere},
           {"100::1", nowhere},
           {"fc00::1", office_network},
           {"fdff:ffff::1", office_network},
           {"fd00:ec2::254", nowhere},
           {"fe80::1", nowhere},
           {"febf::1", nowhere},
           {"fec0::1", nowhere},
           {"ff02::1", nowhere},
           {"4000::1", nowhere},
       }) {
    CAPTURE(row.address);
    CHECK(network_of(bytes_of(row.address)) == row.network);
  }
  CHECK(network_of("") == nowhere);
  CHECK(network_of("12345") == nowhere);
}

TEST_CASE("a request reaches what it was allowed to and nothing else") {
  struct Row {
    Reach reach;
    bool internet, office_network, this_machine;
  };
  for (const Row& row :
       {Row{Reach::internet, true, false, false}, {Reach::office_network, true, true, false}, {Reach::this_machine, false, false, true}}) {
    CAPTURE(to_name(row.reach));
    CHECK(may_reach(row.reach, Network::internet) == row.internet);
    CHECK(may_reach(row.reach, Network::office_network) == row.office_network);
    CHECK(may_reach(row.reach, Network::this_machine) == row.this_machine);
    CHECK_FALSE(may_reach(row.reach, Network::nowhere));
  }
}
