#include "authenticator/passkey.hpp"

#include <doctest/doctest.h>

#include <functional>

#include "authenticator/testing.hpp"
#include "base/hash.hpp"

using namespace nhipcau;
using namespace nhipcau::authenticator;

namespace {

const Ceremony kCeremony{.party = {"office.example", "https://office.example"}, .challenge = "0123456789abcdef0123456789abcdef"};

Credential registered(const TestPasskey& passkey) {
  auto made = check_registration(passkey.make(kCeremony), kCeremony);
  REQUIRE(made);
  return *made;
}

/// "" if it is taken.
std::string refusal_of(const AssertionAnswer& answer, const Credential& known, const Ceremony& ceremony = kCeremony) {
  const auto used = check_assertion(answer, known, ceremony);
  return used ? "" : std::string(to_name(used.error()));
}

std::string refusal_of(const RegistrationAnswer& answer, const Ceremony& ceremony = kCeremony) {
  const auto made = check_registration(answer, ceremony);
  return made ? "" : std::string(to_name(made.error()));
}

}  // namespace

TEST_CASE("a passkey of each algorithm is made and used") {
  for (const auto kind : {PublicKey::Kind::p256, PublicKey::Kind::ed25519, PublicKey::Kind::rsa}) {
    CAPTURE(static_cast<int>(kind));
    TestPasskey passkey(kind);
    const Credential known = registered(passkey);
    CHECK(known.id == passkey.id);
    CHECK(known.cose_key == passkey.cose_key());
    CHECK(known.is_backed_up);
    CHECK(refusal_of(passkey.use(kCeremony), known) == "");
    TestPasskey other(kind);
    CHECK(refusal_of(other.use(kCeremony), known) == "wrong_signature");
  }
}

TEST_CASE("an attestation that nobody asked for is taken and not believed") {
  TestPasskey passkey;
  passkey.statement = "packed";
  CHECK(refusal_of(passkey.make(kCeremony)) == "");
}

TEST_CASE("the published vector of an ES256 passkey is taken") {
  // W3C Web Authentication Level 3, 16.2: ES256 credential with no attestation; its user was present and not verified
  const Ceremony made_for{.party = {"example.org", "https://example.org"},
                          .challenge = from_hex("00c30fb78531c464d2b6771dab8d7b603c01162f2fa486bea70f283ae556e130"),
                          .verification = UserVerification::preferred};
  const RegistrationAnswer answer{
      from_hex("7b2274797065223a22776562617574686e2e637265617465222c226368616c6c656e6765223a22414d4d507434557878475453746e6364713431"
               "3759447742466938767049612d7077386f4f755657345441222c226f726967696e223a2268747470733a2f2f6578616d706c652e6f7267222c22"
               "63726f73734f726967696e223a66616c73652c22657874726144617461223a22636c69656e74446174614a534f4e206d61792062652065787465"
               "6e6465642077697468206164646974696f6e616c206669656c647320696e20746865206675747572652c207375636820617320746869733a2042"
               "6b5165446a646354427258426941774a544c453551227d"),
      from_hex("a363666d74646e6f6e656761747453746d74a068617574684461746158a4bfabc37432958b063360d3ad6461c9c4735ae7f8edd46592a5e0f0145"
               "2b2e4b559000000008446ccb9ab1db374750b2367ff6f3a1f0020f91f391db4c9b2fde0ea70189cba3fb63f579ba6122b33ad94ff3ec330084be4"
               "a5010203262001215820afefa16f97ca9b2d23eb86ccb64098d20db90856062eb249c33a9b672f26df61225820930a56b87a2fca66334b03458abf"
               "879717c12cc68ed73290af2e2664796b9220")};
  const auto made = check_registration(answer, made_for);
  REQUIRE(made);
  CHECK(made->id == from_hex("f91f391db4c9b2fde0ea70189cba3fb63f579ba6122b33ad94ff3ec330084be4"));
  Ceremony strict = made_for;
  strict.verification = UserVerification::required;
  CHECK(refusal_of(answer, strict) == "user_not_verified");

  Ceremony used_for = made_for;
  used_for.challenge = from_hex("39c0e7521417ba54d43e8dc95174f423dee9bf3cd804ff6d65c857c9abf4d408");
  const AssertionAnswer used{
      from_hex("7b2274797065223a22776562617574686e2e676574222c226368616c6c656e6765223a224f63446e55685158756c5455506f334a5558543049393"
               "770767a7a59425039745a63685879617630314167222c226f726967696e223a2268747470733a2f2f6578616d706c652e6f7267222c2263726f73"
               "734f726967696e223a66616c73657d"),
      from_hex("bfabc37432958b063360d3ad6461c9c4735ae7f8edd46592a5e0f01452b2e4b51900000000"),
      from_hex("3046022100f50a4e2e4409249c4a853ba361282f09841df4dd4547a13a87780218deffcd380221008480ac0f0b93538174f575bf11a1dd5d78c6e4"
               "86013f937295ea13653e331e87")};
  CHECK(refusal_of(used, *made, used_for) == "");
  CHECK(refusal_of(used, *made, made_for) == "wrong_challenge");
}

TEST_CASE("an answer for another challenge, page, office or ceremony is refused") {
  TestPasskey passkey;
  const Credential known = registered(passkey);
  Ceremony elsewhere = kCeremony;
  elsewhere.party.origin = "https://evil.example";
  CHECK(refusal_of(passkey.use(elsewhere), known) == "wrong_origin");
  CHECK(refusal_of(passkey.make(elsewhere)) == "wrong_origin");
  elsewhere.party.origin = "http://office.example";
  CHECK(refusal_of(passkey.use(elsewhere), known) == "wrong_origin");
  elsewhere = kCeremony;
  elsewhere.party.id = "example";
  CHECK(refusal_of(passkey.use(elsewhere), known) == "wrong_party");
  CHECK(refusal_of(passkey.make(elsewhere)) == "wrong_party");
  elsewhere = kCeremony;
  elsewhere.challenge.back() = 'g';
  CHECK(refusal_of(passkey.use(elsewhere), known) == "wrong_challenge");
  CHECK(refusal_of(passkey.make(elsewhere)) == "wrong_challenge");

  AssertionAnswer swapped = passkey.use(kCeremony);
  swapped.client_data = client_data("webauthn.create", kCeremony);
  CHECK(refusal_of(swapped, known) == "wrong_type");
  RegistrationAnswer other_way = passkey.make(kCeremony);
  other_way.client_data = client_data("webauthn.get", kCeremony);
  CHECK(refusal_of(other_way) == "wrong_type");
  passkey.more_client_data = R"(,"topOrigin":"https://evil.example")";
  CHECK(refusal_of(passkey.use(kCeremony), known) == "cross_origin");
  CHECK(refusal_of(passkey.make(kCeremony)) == "cross_origin");
}

TEST_CASE("an answer without the person is refused") {
  TestPasskey passkey;
  const Credential known = registered(passkey);
  passkey.flags = 0x18;
  CHECK(refusal_of(passkey.use(kCeremony), known) == "user_not_present");
  passkey.flags = 0x19;
  CHECK(refusal_of(passkey.use(kCeremony), known) == "user_not_verified");
  CHECK(refusal_of(passkey.make(kCeremony)) == "user_not_verified");
  Ceremony relaxed = kCeremony;
  relaxed.verification = UserVerification::preferred;
  CHECK(refusal_of(passkey.use(relaxed), known, relaxed) == "");
  passkey.flags = 0x05;
  CHECK(refusal_of(passkey.use(kCeremony), known) == "backup_changed");
  passkey.flags = 0x15;  // is backed up and may not be
  CHECK(refusal_of(passkey.use(kCeremony), known) == "bad_authenticator_data");
}

TEST_CASE("a counter must go forward, unless it never counts") {
  struct Row {
    std::uint32_t before, now;
    std::string refusal;
  };
  for (const Row& row : {Row{0, 0, ""},
                         {0, 1, ""},
                         {7, 8, ""},
                         {7, 7, "counter_stepped_back"},
                         {7, 6, "counter_stepped_back"},
                         {7, 0, "counter_stepped_back"},
                         {0xFFFFFFFE, 0xFFFFFFFF, ""}}) {
    CAPTURE(row.before);
    CAPTURE(row.now);
    TestPasskey passkey;
    passkey.counter = row.before;
    const Credential known = registered(passkey);
    passkey.counter = row.now;
    CHECK(refusal_of(passkey.use(kCeremony), known) == row.refusal);
  }
}

TEST_CASE("a byte changed anywhere in an assertion is refused") {
  TestPasskey passkey;
  const Credential known = registered(passkey);
  const AssertionAnswer good = passkey.use(kCeremony);
  for (std::string AssertionAnswer::*const part :
       {&AssertionAnswer::client_data, &AssertionAnswer::authenticator_data, &AssertionAnswer::signature}) {
    for (std::size_t i = 0; i < (good.*part).size(); ++i) {
      AssertionAnswer changed = good;
      (changed.*part)[i] = static_cast<char>((changed.*part)[i] ^ 1);
      CAPTURE(i);
      CHECK(refusal_of(changed, known) != "");
    }
  }
}

TEST_CASE("what is cut off or goes on too long is refused") {
  TestPasskey passkey;
  const Credential known = registered(passkey);
  const RegistrationAnswer made = passkey.make(kCeremony);
  for (std::size_t size = 0; size < made.attestation_object.size(); ++size) {
    CAPTURE(size);
    CHECK(refusal_of(RegistrationAnswer{made.client_data, made.attestation_object.substr(0, size)}) == "bad_attestation");
  }
  CHECK(refusal_of(RegistrationAnswer{made.client_data, made.attestation_object + '\0'}) == "bad_attestation");
  CHECK(refusal_of(RegistrationAnswer{made.client_data, made.attestation_object + std::string(kMostAttestationBytes, '\0')}) ==
        "bad_attestation");
  AssertionAnswer longer = passkey.use(kCeremony);
  longer.authenticator_data += '\0';
  longer.signature = passkey.sign(longer.authenticator_data, longer.client_data);
  CHECK(refusal_of(longer, known) == "bad_authenticator_data");
  CHECK(refusal_of(AssertionAnswer{}, known) == "bad_client_data");
}

TEST_CASE("a key that is not usable makes no passkey") {
  TestPasskey passkey;
  RegistrationAnswer made = passkey.make(kCeremony);
  std::string& object = made.attestation_object;
  object[object.size() - 1] = static_cast<char>(object.back() ^ 1);  // y: the point leaves the curve
  CHECK(refusal_of(made) == "bad_key");
}

TEST_CASE("every refusal has a name") {
  CHECK(to_name(Refusal::bad_client_data) == "bad_client_data");
  CHECK(to_name(Refusal::bad_authenticator_data) == "bad_authenticator_data");
  CHECK(to_name(Refusal::counter_stepped_back) == "counter_stepped_back");
}
