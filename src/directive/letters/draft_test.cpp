#include "directive/letters/draft.hpp"

#include <doctest/doctest.h>

#include "directive/letters/letters_testing.hpp"
#include "files/extract.hpp"

using namespace nhipcau;
using namespace nhipcau::directive;
using namespace nhipcau::directive::letters;
using check::ErrorClass;

namespace {

ProposedFinding finding(int position, ErrorClass error_class, const std::string& quote, const std::string& wanted) {
  return {.position = position,
          .finding = {.where = {}, .rule = "impossible-date", .severity = Severity::error, .args = {quote}, .suggestion = wanted},
          .error_class = error_class,
          .source = error_class == ErrorClass::form ? "Phụ lục I, mục II.3" : "",
          .clause_path = error_class == ErrorClass::content ? "II.1.a" : "",
          .line = position == 3 ? 0 : 10 + position,
          .is_left_out = position == 4,
          .anchor = {.reading = {},
                     .span = {},
                     .quote = quote,
                     .before = "ựng lịch thông tin, hoàn thành trước ngày ",
                     .after = " và báo cáo.\nDòng sau"}};
}

/// A paper of the State with an error of content, one of form, one of form that is something missing, and one that was left out.
LetterSource sample() {
  return {.proposal = {.id = {"p"},
                       .paper = {"x"},
                       .state = ProposalState::sent,
                       .note = "Đã đối chiếu bản gốc",
                       .findings = {finding(1, ErrorClass::content, "31/02/2026", "28/02/2026"),
                                    finding(2, ErrorClass::form, "118 /KH-UBND năm 2026", "118/KH-UBND năm 2026"),
                                    finding(3, ErrorClass::form, "", ""), finding(4, ErrorClass::form, "x", "y")}},
          .paper = {.type = "Kế hoạch",
                    .number = "118/KH-UBND",
                    .issuer = "Ủy ban nhân dân tỉnh Vân Sơn",
                    .parent = {},
                    .place = "Vân Sơn",
                    .title = "Công tác thông tin đối ngoại năm 2026",
                    .issued_on = Date::make(2026, 2, 26),
                    .system = System::state,
                    .handling = {},
                    .recipients = {"Các sở, ban, ngành", "Ủy ban nhân dân các xã"}},
          .sender = {.form = files::Letter::Form::state,
                     .parent = "Ủy ban nhân dân tỉnh Vân Sơn",
                     .name = "Sở Ngoại vụ",
                     .place = "Vân Sơn",
                     .symbol = "/SNgV-"}};
}

files::Letter draft(const LetterSource& source, ErrorClass error_class) {
  return draft_letter(source, error_class, [](const Finding& one) { return "Sai: " + one.rule + "."; });
}

std::string text_of(const files::Letter& letter) {
  const auto bytes = files::write_letter(letter);
  REQUIRE(bytes);
  const auto read = files::extract(*bytes);
  REQUIRE(read);
  return read->bytes;
}

bool holds(const std::string& text, std::string_view words) {
  return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("of another body's paper we propose to its issuer that it amends or replaces what is wrong in content") {
  const files::Letter letter = draft(sample(), ErrorClass::content);
  CHECK(letter.issuer == "SỞ NGOẠI VỤ");
  CHECK(letter.parent == "ỦY BAN NHÂN DÂN TỈNH VÂN SƠN");
  CHECK(letter.subject == "kiến nghị sửa đổi hoặc thay thế Kế hoạch số 118/KH-UBND");
  CHECK(letter.addressees == std::vector<std::string>{"Ủy ban nhân dân tỉnh Vân Sơn"});
  CHECK(
      holds(letter.body,
            "Kế hoạch số 118/KH-UBND ngày 26 tháng 02 năm 2026 của Ủy ban nhân dân tỉnh Vân Sơn về công tác thông tin đối ngoại năm 2026"));
  CHECK(holds(letter.body, "Sở Ngoại vụ nhận thấy văn bản có 01 điểm"));
  CHECK(holds(letter.closing, "khoản 3 Điều 18 Nghị định số 30/2020/NĐ-CP"));
  CHECK(holds(letter.closing, "ban hành kế hoạch sửa đổi hoặc thay thế"));
  CHECK_FALSE(holds(letter.closing, "đính chính"));
  CHECK(letter.recipients == std::vector<std::string>{"Như trên", "Lưu: VT"});
  CHECK(letter.signer.empty());
  CHECK(letter.titles.empty());
  CHECK_FALSE(letter.issued_on.has_value());
  REQUIRE(letter.table.rows.size() == 1);
  CHECK(letter.table.rows[0] == std::vector<std::string>{"1", "Mục II.1.a, dòng 11", "“thành trước ngày 31/02/2026 và báo cáo.”",
                                                         "“thành trước ngày 28/02/2026 và báo cáo.”", "Sai: impossible-date."});
  CHECK_FALSE(holds(letter.body + letter.closing, "Đã đối chiếu"));  // what the head was told stays here
  CHECK(letter_file_name(sample(), ErrorClass::content) == "Công văn kiến nghị sửa đổi, thay thế 118-KH-UBND.docx");
}

TEST_CASE("and that it corrects by a letter of its own what is wrong in form") {
  const files::Letter letter = draft(sample(), ErrorClass::form);
  CHECK(letter.subject == "kiến nghị đính chính Kế hoạch số 118/KH-UBND");
  CHECK(holds(letter.closing, "phải được đính chính bằng công văn của cơ quan, tổ chức ban hành văn bản"));
  CHECK_FALSE(holds(letter.closing, "thay thế"));
  REQUIRE(letter.table.rows.size() == 2);  // without the one left out
  CHECK(letter.table.rows[0] == std::vector<std::string>{"1", "Dòng 12", "“118 /KH-UBND năm 2026”", "“118/KH-UBND năm 2026”",
                                                         "Sai: impossible-date. (Phụ lục I, mục II.3)"});
  CHECK(letter.table.rows[1] == std::vector<std::string>{"2", "Toàn văn bản", "(chưa có)", "(đề nghị rà soát, xác định lại)",
                                                         "Sai: impossible-date. (Phụ lục I, mục II.3)"});
}

TEST_CASE("errors of form in a paper of our own are corrected by the letter itself, those of content go to the leadership") {
  LetterSource source = sample();
  source.proposal.is_own = true;
  source.sender = {
      .form = files::Letter::Form::state, .parent = {}, .name = "Ủy ban nhân dân tỉnh Vân Sơn", .place = "Vân Sơn", .symbol = "/UBND"};
  const files::Letter correction = draft(source, ErrorClass::form);
  CHECK(correction.issuer == "ỦY BAN NHÂN DÂN\nTỈNH VÂN SƠN");
  CHECK(correction.subject == "đính chính Kế hoạch số 118/KH-UBND");
  CHECK(correction.title.empty());
  CHECK(correction.addressees == source.paper.recipients);
  CHECK(holds(correction.body, "Căn cứ khoản 3 Điều 18 Nghị định số 30/2020/NĐ-CP"));
  CHECK(correction.table.columns.size() == 4);  // what is written and what it now reads: no reasons
  CHECK(correction.table.columns.back().head == "Nay đọc là");
  CHECK(holds(correction.closing, "Các nội dung khác của Kế hoạch số 118/KH-UBND không thay đổi."));
  CHECK(letter_file_name(source, ErrorClass::form) == "Công văn đính chính 118-KH-UBND.docx");

  const files::Letter slip = draft(source, ErrorClass::content);
  CHECK(slip.title == "PHIẾU TRÌNH");
  CHECK(slip.addressees == std::vector<std::string>{"Lãnh đạo Ủy ban nhân dân tỉnh Vân Sơn"});
  CHECK_FALSE(holds(slip.body, "của Ủy ban nhân dân"));  // the leadership knows whose paper it is
  CHECK(holds(slip.closing, "Ý kiến của bộ phận đề xuất: Đã đối chiếu bản gốc"));
  CHECK(slip.answer == "Ý kiến của lãnh đạo:");

  source.paper.recipients.resize(9, "Sở Tài chính");
  const files::Letter to_many = draft(source, ErrorClass::form);
  CHECK(to_many.addressees == std::vector<std::string>{"Các cơ quan, đơn vị đã nhận Kế hoạch số 118/KH-UBND"});
  CHECK(to_many.recipients.size() == 11);
}

TEST_CASE("each of the three trees is told its own ground, and a paper for the office alone makes such a letter") {
  LetterSource source = sample();
  source.paper.system = System::front;
  CHECK(holds(draft(source, ErrorClass::form).closing, "Vận dụng khoản 3 Điều 18"));
  source.paper.system = System::party;
  CHECK_FALSE(holds(draft(source, ErrorClass::form).closing, "Nghị định"));
  source.proposal.is_own = true;
  CHECK(holds(draft(source, ErrorClass::form).body, "\nSở Ngoại vụ đính chính như sau:"));
  source.paper.handling = "internal";
  CHECK(draft(source, ErrorClass::form).handling == "LƯU HÀNH NỘI BỘ");
  source.paper.handling = "return";
  CHECK(draft(source, ErrorClass::form).handling == "XEM XONG TRẢ LẠI");
}

TEST_CASE("what a paper does not say is left out of its name") {
  LetterSource source = sample();
  source.paper = {};
  source.sender = {};
  const files::Letter letter = draft(source, ErrorClass::content);
  CHECK(letter.subject == "kiến nghị sửa đổi hoặc thay thế Văn bản");
  CHECK(letter.addressees == std::vector<std::string>{"quý cơ quan"});
  for (const auto& [title, said] : {std::pair<std::string, std::string>{"Về việc lập dự toán", " về việc lập dự toán"},
                                    {"Quảng Ninh vươn ra biển", " về Quảng Ninh vươn ra biển"},
                                    {"UBND xã báo cáo", " về UBND xã báo cáo"},
                                    {"LẬP DỰ TOÁN", " “LẬP DỰ TOÁN”"}}) {
    source.paper.title = title;
    CHECK(holds(draft(source, ErrorClass::content).body, "Văn bản" + said));
  }
}

TEST_CASE("the letter is a DOCX that says all of it, with its table, in the form of who writes") {
  const std::string state = text_of(draft(sample(), ErrorClass::form));
  for (const char* words : {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SỞ NGOẠI VỤ", "V/v kiến nghị đính chính Kế hoạch số 118/KH-UBND",
                            "Kính gửi: Ủy ban nhân dân tỉnh Vân Sơn", "Đề nghị sửa thành", "“118 /KH-UBND năm 2026”", "Nơi nhận:", "./."})
    CHECK_MESSAGE(holds(state, words), words);
  LetterSource source = sample();
  source.sender.form = files::Letter::Form::party;
  const std::string party = text_of(draft(source, ErrorClass::content));
  CHECK(holds(party, "ĐẢNG CỘNG SẢN VIỆT NAM"));
  CHECK_FALSE(holds(party, "CỘNG HÒA"));
  CHECK_FALSE(holds(party, "./."));
}

TEST_CASE("there is a letter once the head has sent it, of the classes that are left, written by who keeps the register") {
  using letters::testing::Letters;
  letters::testing::with_letters([](Letters& office) {
    const Proposal proposal = office.propose_well(office.both_classes());
    const auto source = [&](ErrorClass error_class) {
      return office.read(
          [&](store::Read& tx) { return load_letter_source(tx, office.paper, proposal.id, error_class, office.office.clock.today()); });
    };
    CHECK(source(ErrorClass::content).error().key == "directive.proposal_not_sent");
    REQUIRE(office.decide({.seen = {office.paper, proposal.id, 1}, .sends = true, .reason = {}, .left_out = {1}}));
    CHECK(source(ErrorClass::form).error().key == "directive.no_such_letter");
    const auto sent = source(ErrorClass::content);
    REQUIRE(sent);
    CHECK(sent->sender.name == "Ủy ban nhân dân tỉnh Vân Sơn");
    CHECK(sent->sender.place == "Vân Sơn");
    CHECK(sent->paper.issuer == "Ủy ban nhân dân tỉnh Lào Cai");
    CHECK(sent->paper.recipients == std::vector<std::string>{"Bộ Thông tin và Truyền thông", "Các sở, ban, ngành"});
    const auto seems_own_here = office.read(
        [&](store::Read& tx) { return seems_own(tx, *load_paper(tx, office.paper), shipped_tables(), office.office.clock.today()); });
    CHECK_FALSE(seems_own_here);
  });
}

TEST_CASE("of a paper of our own its issuer writes, with the symbol of its number") {
  using letters::testing::Letters;
  letters::testing::with_letters([](Letters& office) {
    NewProposal own = office.both_classes();
    own.is_own = true;
    const Proposal proposal = office.propose_well(own);
    office.send(proposal);
    const auto source = office.read(
        [&](store::Read& tx) { return load_letter_source(tx, office.paper, proposal.id, ErrorClass::form, office.office.clock.today()); });
    REQUIRE(source);
    CHECK(source->sender.name == "Ủy ban nhân dân tỉnh Lào Cai");
    CHECK(source->sender.symbol == "/UBND");
    CHECK(source->sender.place == "Lào Cai");
  });
}
