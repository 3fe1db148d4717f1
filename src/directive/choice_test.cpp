#include "directive/choice.hpp"

#include "directive/import.hpp"
#include "directive/test_office.hpp"
#include "directive/versions.hpp"
#include "files/docx_sample.hpp"
#include "jobs/workers.hpp"

using namespace nhipcau;
using namespace nhipcau::directive;

namespace {

const std::string kThere = to_text({});
const std::string kOther = to_text({.title = "Bản khác của kế hoạch"});

/// An office with one paper, and a zip with another file of that number in it.
struct Choices {
  TestOffice& office;
  PaperId there = {};
  jobs::JobId job = {};

  explicit Choices(TestOffice& test_office) : office(test_office), there(office.receive_new(kThere)) {
    const std::string zip = files::sample::make_zip({{"thư mục/khác.txt", kOther}, {"trống.txt", " "}});
    const auto put = import_archive(office.database, office.files, office.clock, office.actor, {.bytes = zip, .file_name = "a.zip"});
    REQUIRE(put);
    job = *put;
    jobs::Bell bell;
    jobs::work_off({.database = office.database,
                    .clock = office.clock,
                    .bell = bell,
                    .kinds = {import_kind(office.database, office.files, office.clock, shipped_tables())}});
  }
  [[nodiscard]] Result<jobs::Item> choose(const Choice& choice, std::int64_t position = 1) const {
    return settle_choice(office.database, office.files, office.clock, office.actor, {.job = job, .position = position, .choice = choice},
                         shipped_tables(), {});
  }
  [[nodiscard]] jobs::Item item(std::int64_t position = 1) const {
    return office.database.read([&](store::Read& tx) { return jobs::load_item(tx, job, position).value(); });
  }
  [[nodiscard]] std::vector<SamePaper> same() const {
    return office.database.read([&](store::Read& tx) { return list_same(tx, jobs::load_item(tx, job, 1).value(), {}); });
  }
};

void with_choices(const std::function<void(Choices&)>& test) {
  in_test_office(
      [&](TestOffice& office) {
        Choices choices(office);
        test(choices);
      },
      {jobs::queries()});
}

}  // namespace

TEST_CASE("a file of a zip that may be a registered paper says which, as the paper is now") {
  with_choices([](Choices& choices) {
    CHECK(choices.item().outcome == import_outcome::kSame);
    REQUIRE(choices.same().size() == 1);
    CHECK(choices.same().front().row.id == choices.there);
    CHECK(choices.same().front().version == 1);
    CHECK(choices.same().front().received_by == "Quản trị viên");
    CHECK(choices.same().front().why == SamePaper::Why::number);
    REQUIRE(choices.office.correct({.paper = choices.there, .version = 1, .field = FieldName::place, .value = "Sa Pa"}));
    CHECK(choices.same().front().version == 2);
  });
}

TEST_CASE("it is put in that paper's place without being given in again") {
  with_choices([](Choices& choices) {
    const auto item = choices.choose(InPlaceOf{.paper = choices.there, .version = 1});
    REQUIRE(item);
    CHECK(item->outcome == import_outcome::kReplaced);
    CHECK(choices.item().outcome == import_outcome::kReplaced);
    CHECK(choices.item().made == choices.there.value);
    CHECK(choices.item().message.key.empty());
    const Paper paper = choices.office.load(choices.there);
    CHECK(paper.original == sha256(kOther));
    CHECK(paper.file_name == "khác.txt");
    CHECK(choices.office.list({}).total == 1);
    REQUIRE(choices.choose(InPlaceOf{.paper = choices.there, .version = 1}));  // the answer was lost
    CHECK(choices.office.load(choices.there).version == 2);
    CHECK(choices.same().empty());
  });
}

TEST_CASE("it is kept beside that paper, with a reason") {
  with_choices([](Choices& choices) {
    const KeepBeside keep{.other = choices.there, .reason = "Hai cơ quan cùng cấp một số"};
    CHECK(choices.choose(KeepBeside{.other = choices.there}).error().key == "directive.reason_missing");
    CHECK(choices.item().outcome == import_outcome::kSame);
    const auto item = choices.choose(keep);
    REQUIRE(item);
    CHECK(item->outcome == import_outcome::kRegistered);
    CHECK(item->made != choices.there.value);
    REQUIRE(choices.choose(keep));
    CHECK(choices.office.list({}).total == 2);
    const auto kept = choices.office.database.read([&](store::Read& tx) { return list_kept_beside(tx, {item->made}); });
    REQUIRE(kept.size() == 1);
    CHECK(kept.front().reason == keep.reason);
  });
}

TEST_CASE("what cannot be chosen changes nothing") {
  with_choices([](Choices& choices) {
    CHECK(choices.choose(InPlaceOf{.paper = choices.there, .version = 9}).error().key == "api.changed_meanwhile");
    CHECK(choices.choose(InPlaceOf{.paper = {"x"}, .version = 1}).error().key == "directive.no_such_paper");
    CHECK(choices.choose(InPlaceOf{.paper = choices.there, .version = 1}, 2).error().key == "directive.nothing_to_choose");
    CHECK(choices.choose(InPlaceOf{.paper = choices.there, .version = 1}, 3).error().key == "jobs.no_such_item");
    CHECK(choices.item().outcome == import_outcome::kSame);
    CHECK(choices.office.load(choices.there).version == 1);
    REQUIRE(choices.office.files.remove(sha256(kOther)));
    CHECK(choices.choose(InPlaceOf{.paper = choices.there, .version = 1}).error().key == "directive.choice_gone");
  });
}

TEST_CASE("a choice is the same after its payload, and what is no payload is no choice") {
  CHECK(to_payload({}).empty());
  const auto keep = choice_of_payload(to_payload(KeepBeside{.other = {"p"}, .reason = "vì hai\nlý do"}));
  REQUIRE(keep);
  CHECK(std::get<KeepBeside>(*keep).other == PaperId{"p"});
  CHECK(std::get<KeepBeside>(*keep).reason == "vì hai\nlý do");
  const auto place = choice_of_payload(to_payload(InPlaceOf{.paper = {"p"}, .version = 12}));
  REQUIRE(place);
  CHECK(std::get<InPlaceOf>(*place).paper == PaperId{"p"});
  CHECK(std::get<InPlaceOf>(*place).version == 12);
  for (const char* none : {"", "keep", "keep p", "replace", "replace p", "replace p x", "replace p 1x", "burn p"})
    CHECK_FALSE(choice_of_payload(none));
}
