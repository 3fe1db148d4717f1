#include "directive/lineage/lineage.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

#include "directive/lineage/generations.hpp"
#include "directive/parse.hpp"
#include "text/clean.hpp"
#include "text/scan.hpp"

using namespace nhipcau;
using namespace nhipcau::directive;
using namespace nhipcau::directive::lineage;

namespace {

/// A text as lineage needs it.
struct Paper {
  explicit Paper(std::string_view bytes) : text(text::clean(bytes).text), parsed(parse(text, shipped_tables())) {}
  [[nodiscard]] Source source() const { return {text, &parsed.document}; }
  [[nodiscard]] int line(Span where) const {
    return 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(where.begin), '\n'));
  }
  std::string text;
  Parsed parsed;
};

Paper load(const std::string& name) {
  std::ifstream file("src/directive/lineage/testdata/" + name, std::ios::binary);
  return Paper(std::string(std::istreambuf_iterator<char>(file), {}));
}

/// A plan whose numbered parts are these.
Paper plan(std::initializer_list<std::string_view> parts) {
  std::string text = "KẾ HOẠCH\nCông tác năm 2026\n\nThực hiện nhiệm vụ được giao, xã xây dựng kế hoạch như sau:\n";
  int number = 0;
  for (const std::string_view part : parts) text += std::to_string(++number) + ". " + std::string(part) + "\n";
  return Paper(text);
}

Lineage lineage_of(const Paper& child, const Paper& parent) {
  const Source parents[] = {parent.source()};
  return compare(child.source(), parents);
}

/// "20 < 19 inherited", "11 < - added", "- < 24 dropped".
std::string outline(const Lineage& lineage, const Paper& child, const Paper& parent) {
  std::ostringstream out;
  for (const Tie& tie : lineage.ties) {
    out << (tie.child ? std::to_string(child.line(lineage.child[tie.child->part].where)) : "-") << " < ";
    out << (tie.parent ? std::to_string(parent.line(lineage.parents[0].parts[tie.parent->part].where)) : "-") << ' ';
    out << to_name(tie.relation) << (tie.parent && tie.child && tie.similarity < 1 ? " with changes" : "") << '\n';
  }
  return out.str();
}

/// "một [hai|ba] bốn": what the parent had, what the child has.
std::string changes(const Tie& tie, const Paper& child, const Paper& parent) {
  std::string out;
  for (const Change& change : tie.changes) {
    if (!out.empty()) out += ' ';
    if (change.kind == Change::Kind::kept) {
      out += change.child.of(child.text);
    } else {
      out += "[" + std::string(change.parent.of(parent.text)) + "|" + std::string(change.child.of(child.text)) + "]";
    }
  }
  return out;
}

constexpr std::string_view kBoats = "Kiểm tra đèn hiệu trên mọi thuyền thúng trước khi mùa biển động bắt đầu ở vịnh phía nam.";
constexpr std::string_view kSongs = "Ghi âm các bài hò kéo lưới do những cụ bà trong làng chài hát vào tối rằm tháng giêng.";
constexpr std::string_view kSchool = "Tặng sách tranh cho lớp mẫu giáo trên đảo và sửa mái hiên bị gió cuốn mất hồi tháng chín.";
constexpr std::string_view kWells = "Đo độ mặn của giếng nước ngọt mỗi tuần hai lần rồi niêm yết kết quả tại nhà bia đầu xóm.";

}  // namespace

TEST_CASE("each passage of a paper is tied to where it came from") {
  const Paper child = load("child.txt"), parent = load("parent.txt");
  CHECK(outline(lineage_of(child, parent), child, parent) ==
        "9 < 9 inherited\n"
        "10 < 10 inherited\n"
        "11 < 11 inherited\n"  // in capitals
        "11 < - added\n"
        "12 < 12 adapted with changes\n"
        "13 < 13 inherited\n"
        "14 < 15 inherited\n"  // two bullets put together, the second first
        "14 < 14 moved\n"
        "15 < 16 inherited\n"
        "16 < 21 moved\n"
        "17 < 17 inherited\n"
        "18 < 18 inherited\n"  // one clause split into two
        "19 < 18 inherited\n"
        "20 < 19 inherited\n"
        "21 < - added\n"  // "Tổ chức thực hiện" alone is no inheritance
        "22 < - added\n"
        "23 < - added\n"
        "33 < 34 inherited\n"
        "- < 11 dropped\n"
        "- < 20 dropped\n"
        "- < 22 dropped\n"
        "- < 23 dropped\n"
        "- < 24 dropped\n");
}

TEST_CASE("an adapted passage tells its changes word by word") {
  const Paper child = load("child.txt"), parent = load("parent.txt");
  const Lineage lineage = lineage_of(child, parent);
  const Tie* adapted = nullptr;
  for (const Tie& tie : lineage.ties)
    if (tie.relation == Relation::adapted) adapted = &tie;
  REQUIRE(adapted != nullptr);
  CHECK(changes(*adapted, child, parent) ==
        "Giới thiệu làng nghề, cảnh đẹp và món ăn của [quê hương|huyện đảo] tới khách trong nước và bạn bè các nước láng giềng");
  CHECK(adapted->similarity == doctest::Approx(21.0 / 23));
}

TEST_CASE("a paper against itself is inherited whole, and against another it is its own") {
  const Paper paper = load("parent.txt");
  const Lineage same = lineage_of(paper, paper);
  CHECK(same.shares.inherited == 1);
  CHECK(same.shares.dropped == 0);
  for (const Tie& tie : same.ties) CHECK(tie.child->where == tie.parent->where);

  const Paper other = plan({kBoats, kSongs});
  const Lineage none = lineage_of(other, paper);
  CHECK(none.shares.added == 1);
  CHECK(none.shares.dropped == 1);
}

TEST_CASE("what does not make a passage another") {
  const Paper parent = plan({kBoats,
                             "Tuyên truyền ở xóm Ủy Lạc về hòa giải, (i) tại chợ và (ii) tại bến, theo Nghị định¹ mới của Chính phủ.\n\n¹ "
                             "Ghi chú dài hơn tám chữ để đứng được một mình."});
  for (const std::string_view variant : {
           "TUYÊN TRUYỀN Ở XÓM UỶ LẠC VỀ HOÀ GIẢI, (I) TẠI CHỢ VÀ (II) TẠI BẾN, THEO NGHỊ ĐỊNH MỚI CỦA CHÍNH PHỦ.",
           "Tuyên truyền ở xóm Ủy Lạc về hòa giải: a) tại chợ và b) tại bến; theo Nghị định mới của Chính phủ",
           "Tuye\u0302n truye\u0302\u0300n ở  xóm   Ủy Lạc về hòa giải - (1) tại chợ và (2) tại bến, theo Nghị định mới của Chính phủ.",
       }) {
    const Paper child = plan({kSongs, variant});
    const Lineage lineage = lineage_of(child, parent);
    INFO(outline(lineage, child, parent));
    REQUIRE(lineage.ties.size() >= 2);
    const bool has_letters = variant.find("a) ") != std::string_view::npos;  // letters without an opening bracket are words
    CHECK(lineage.ties[1].relation == (has_letters ? Relation::adapted : Relation::inherited));
  }
}

TEST_CASE("words that a page's end cut off a sentence came from it too") {
  const Paper parent = plan({kBoats, kSongs});
  const Paper child = plan({"Kiểm tra đèn hiệu trên mọi thuyền thúng trước khi mùa biển động\n- bắt đầu ở vịnh phía nam.", kSongs});
  CHECK(outline(lineage_of(child, parent), child, parent) == "5 < 5 inherited\n6 < 5 inherited\n7 < 6 inherited\n");
}

TEST_CASE("a block that changed its place is moved, not those it passed") {
  const Paper parent = plan({kBoats, kSongs, kSchool, kWells});
  const Paper child = plan({kSchool, kBoats, kSongs, kWells});
  CHECK(outline(lineage_of(child, parent), child, parent) == "5 < 7 moved\n6 < 5 inherited\n7 < 6 inherited\n8 < 8 inherited\n");
}

TEST_CASE("few words are no inheritance, unless they stand in a row with others") {
  const Paper parent = plan({"Trưng bày ảnh cũ.", "Chiếu phim ngắn.", "Thi kéo co.", kWells});
  const Paper alone = plan({kBoats, "Chiếu phim ngắn.", kSongs});
  CHECK(lineage_of(alone, parent).shares.added == 1);
  const Paper row = plan({kBoats, "Trưng bày ảnh cũ.", "Chiếu phim ngắn.", "Thi kéo co.", kSongs});
  CHECK(outline(lineage_of(row, parent), row, parent) ==
        "5 < - added\n6 < 5 inherited\n7 < 6 inherited\n8 < 7 inherited\n9 < - added\n- < 8 dropped\n");
}

TEST_CASE("the title of what both carry out is no inheritance") {
  constexpr std::string_view kTitle =
      "Kết luận số 12-KL/TU ngày 03/3/2025 của Ban Thường vụ Tỉnh ủy về nâng cao chất lượng truyền thanh cơ sở";
  const auto about = [&](std::string_view head, std::string_view tail) {
    return std::string(head) + " " + std::string(kTitle) + " " + std::string(tail);
  };
  const std::string a = about("Trưởng thôn đọc", "cho từng hộ nghe."), b = about("Thư viện xã lưu", "ở tủ sách công."),
                    c = about("Nhà trường dạy", "trong giờ chào cờ."), d = about("Bưu điện dán", "tại quầy giao dịch."),
                    e = about("Hợp tác xã phát", "cùng phiếu vay vốn."), f = about("Câu lạc bộ diễn kịch về", "vào đêm lửa trại.");
  CHECK(lineage_of(plan({a, b, c}), plan({d, e, f})).shares.added == 1);
}

TEST_CASE("of several parents each passage is tied to the one it fits best, and the others are told") {
  const Paper first = plan({kBoats, kSongs}),
              second = plan({kSchool, "Ghi âm các bài hò kéo lưới do những cụ ông trong làng chài hát vào tối rằm tháng giêng."});
  const Paper child = plan({kSongs, kSchool, kWells});
  const Source parents[] = {second.source(), first.source()};
  const Lineage lineage = compare(child.source(), parents);
  REQUIRE(lineage.ties.size() == 4);
  CHECK(lineage.ties[0].relation == Relation::inherited);
  CHECK(lineage.ties[0].parent->paper == 1);
  REQUIRE(lineage.ties[0].others.size() == 1);
  CHECK(lineage.ties[0].others[0].place.paper == 0);
  CHECK(lineage.ties[1].parent->paper == 0);
  CHECK(lineage.ties[2].relation == Relation::added);
  CHECK(lineage.ties[3].relation == Relation::dropped);  // the boats; the song of the second parent is not: the child has it
  CHECK(lineage.ties[3].parent->paper == 1);
  CHECK(lineage.parents[0].given + lineage.parents[1].given + lineage.shares.added == doctest::Approx(1));
}

TEST_CASE("a passage is followed back to where it first stood") {
  const Paper oldest = plan({kBoats, kSongs, kSchool}), middle = plan({kBoats, kWells}),
              youngest = plan({kWells, kBoats, kSchool, "Riêng năm nay trồng hai hàng phi lao chắn cát dọc con đường ra bãi tắm."});
  const Source chain[] = {oldest.source(), middle.source(), youngest.source()};
  const Generations generations = follow(chain);
  REQUIRE(generations.descents.size() == 4);
  const auto papers = [&](std::size_t i) {
    std::string numbers;
    for (const Place& place : generations.descents[i].stands) numbers += std::to_string(place.paper);
    return numbers;
  };
  CHECK(papers(0) == "1");   // the wells are the middle one's own
  CHECK(papers(1) == "10");  // the boats came all the way
  CHECK(papers(2) == "0");   // the school was left out in between, and taken up again
  CHECK(papers(3) == "");
}

TEST_CASE("shares of the child's words make one together") {
  const Paper child = load("child.txt"), parent = load("parent.txt");
  const Shares shares = lineage_of(child, parent).shares;
  CHECK(shares.inherited + shares.adapted + shares.moved + shares.added == doctest::Approx(1));
  CHECK(shares.dropped > 0.2);
}

TEST_CASE("papers without content, and papers without end, are compared too") {
  const Paper empty(""), one = plan({kBoats});
  CHECK(lineage_of(empty, one).ties.size() == 1);
  CHECK(lineage_of(one, empty).shares.added == 1);
  CHECK(compare(one.source(), {}).shares.added == 1);
  std::string bytes = "- ";
  for (std::size_t i = 0; i <= kMostWords; ++i) bytes += "sóng ";
  const Paper endless(bytes);
  CHECK(lineage_of(endless, endless).is_cut);
}
