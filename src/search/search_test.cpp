#include "search/search.hpp"

#include <doctest/doctest.h>

#include "base/require.hpp"
#include "store/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::search;

namespace {

const std::vector<store::QueryFile> kQueries{queries()};

void put_all(store::Database& database, const std::vector<Entry>& entries) {
  (void)database.write([&](store::Write& tx) -> Result<void> {
    for (const Entry& entry : entries) put(tx, entry);
    return {};
  });
}

/// The ids found, best first.
std::string found(store::Database& database, std::string_view query, int limit = 20) {
  return database.read([&](store::Read& tx) {
    std::string ids;
    for (const Match& match : find(tx, "paper", query, limit)) ids += (ids.empty() ? "" : " ") + match.id;
    return ids;
  });
}

struct Case {
  std::string_view query;
  std::string_view expected;
};

void check_all(store::Database& database, const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    CAPTURE(one.query);
    CHECK(found(database, one.query) == one.expected);
  }
}

const std::vector<Entry> kPapers{
    {"paper",
     "P1",
     {"97/HD-MTTW-BTT", "Hướng dẫn công tác thông tin đối ngoại năm 2023", "Ban Thường trực", "Đẩy mạnh tuyên truyền đường lối."}},
    {"paper", "P2", {"305/KH-MTTQ-BTT", "Kế hoạch công tác tư tưởng", "", "Thực hiện Hướng dẫn số 97/HD-MTTW-BTT về hoà bình, hữu nghị."}},
    {"paper", "P3", {"12/BC-UBND", "Báo cáo về buôn ƀuôn", "", "Thông tư mới; tin tức trong nước; đối với ngoại tỉnh. Uỷ ban nhân dân."}},
};

}  // namespace

TEST_CASE("words are found with marks, without marks, in any case and with either tone placement") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    put_all(database, kPapers);
    check_all(database, {
                            {"thong tin doi ngoai", "P1 P3"},
                            {"thông tin đối ngoại", "P1 P3"},
                            {"THÔNG TIN ĐỐI NGOẠI", "P1 P3"},
                            {"hòa bình", "P2"},
                            {"hoà bình", "P2"},
                            {"hoa binh", "P2"},
                            {"ủy ban", "P3"},
                            {"UỶ BAN", "P3"},
                            {"duong loi", "P1"},
                            {"đuong loi", "P1"},
                            {"đường lối", "P1"},
                            {"không có đâu", ""},
                            {"", ""},
                            {"…", ""},
                        });
  });
}

TEST_CASE("letters of minority alphabets are found plain and as they are") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    put_all(database,
            {{"paper", "J", {"", "Ƀuôn Čŭ Êbur, hdră mă bruă"}}, {"paper", "V", {"", "buôn bán"}}, {"paper", "K", {"", "ភាសាខ្មែរ"}}});
    check_all(database,
              {{"buon", "V J"}, {"ƀuôn", "J V"}, {"cu ebur", "J"}, {"Čŭ Êbur", "J"}, {"ƀuon", "V J"}, {"ភាសាខ្មែរ", "K"}, {"buôn", "V J"}});
  });
}

TEST_CASE("the last word may be unfinished, others not") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    put_all(database, kPapers);
    check_all(
        database,
        {{"tuyên truy", "P1"}, {"tuyen tru", "P1"}, {"tuy truyền", ""}, {"đối ngo", "P1 P3"}, {"tuyên truyề", "P1"}, {"hữ", "P2 P1"}});
  });
}

TEST_CASE("words in quotes must follow each other") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    put_all(database, kPapers);
    check_all(database, {{"\"thông tin đối ngoại\"", "P1"},
                         {"\"thong tin doi ngoai\"", "P1"},
                         {"“thông tin” đối", "P1"},
                         {"\"đối ngoại thông tin\"", ""},
                         {"\"đối ngoại", "P1"},
                         {"\"thông ti\"", ""},
                         {"\"thông ti", "P1"}});
  });
}

TEST_CASE("a number in any spacing and case finds its own paper before those that name it") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    std::vector<Entry> papers = kPapers;
    std::string citing;
    for (int i = 0; i < 40; ++i) citing += "Căn cứ Hướng dẫn số 97/HD-MTTW-BTT. ";
    papers.push_back({"paper", "P4", {"1/KH", "Thực hiện 97/HD-MTTW-BTT", "", citing}});
    papers.push_back({"paper", "P5", {"25-TTg", "Chỉ thị", "", "Nội dung."}});
    papers.push_back({"paper", "P6", {"8/TB", "", "", "Theo Chỉ thị 25-TTg, 25-TTg, 25-TTg."}});
    put_all(database, papers);
    for (const std::string_view typed : {"97/HD-MTTW-BTT", "97 /hd-mttw-btt", "97/ HD - MTTW - BTT", "97/hd–mttw–btt", "97/hd-mttw"}) {
      CAPTURE(typed);
      const std::string ids = found(database, typed);
      CHECK(ids.starts_with("P1 "));
      CHECK(ids.find("P2") != std::string::npos);
      CHECK(ids.find("P4") != std::string::npos);
    }
    check_all(database, {{"305/KH – MTTQ", "P2"},
                         {"305/kh", "P2"},
                         {"305", "P2"},
                         {"305 kh mttq", "P2"},
                         {"hướng dẫn 97 /hd-mttw-btt đối ngoại", "P1"},
                         {"305/kh tư tưởng", "P2"},
                         {"25-ttg", "P5 P6"},
                         {"97/HĐ-MTTW-BTT", found(database, "97/hđ-mttw-btt")}});
  });
}

TEST_CASE("HD and HĐ are two numbers; the one typed comes first") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    put_all(database, {{"paper", "A", {"97/HD-MTTW"}}, {"paper", "B", {"97/HĐ-MTTW"}}});
    check_all(database, {{"97/hd-mttw", "A B"}, {"97/hđ-mttw", "B A"}, {"97 /HĐ-MT", "B A"}});
  });
}

TEST_CASE("what holds the words with the very tones comes first, however short the other is") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    const std::string filler(" và nhiều việc khác nữa trong kỳ này");
    std::string far = "Bạn";
    for (int i = 0; i < 50; ++i) far += filler;
    put_all(database, {{"paper", "other", {"", "bàn ban bạc bản"}}, {"paper", "exact", {"", "", "", far}}});
    check_all(database, {{"bạn", "exact other"}, {"bàn", "other exact"}});
    put_all(database, {{"paper", "T1", {"", "tính toán"}}, {"paper", "T2", {"", "", "", "tình" + filler}}, {"paper", "T3", {"", "tin"}}});
    CHECK(found(database, "tình") == "T2 T1");
    CHECK(found(database, "tin") == "T3 T1 T2");  // the whole word before the begun one
  });
}

TEST_CASE("ranks grow along the answer, and words in a row come before words apart") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    put_all(database,
            {{"paper", "apart", {"", "Tin trong nước; đối tượng; thông báo; ngoại giao. Thông tin. Đối nội và ngoại."}},
             {"paper", "row", {"", "", "", "Về công tác này, mọi đơn vị lo việc thông tin đối ngoại trong cả năm và các năm tiếp theo."}}});
    CHECK(found(database, "thông tin đối ngoại") == "row apart");
    CHECK(found(database, "thong tin doi ngoai") == "row apart");
    database.read([](store::Read& tx) {
      const auto matches = find(tx, "paper", "thông tin đối ngoại", 10);
      REQUIRE(matches.size() == 2);
      CHECK(matches[0].rank < matches[1].rank);
      return true;
    });
  });
}

TEST_CASE("earlier texts weigh more") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    put_all(database, {{"paper", "body", {"", "Kế hoạch", "", "đối ngoại"}}, {"paper", "title", {"", "Đối ngoại", "", "kế hoạch"}}});
    check_all(database, {{"đối ngoại", "title body"}, {"kế hoạch", "body title"}});
  });
}

TEST_CASE("putting again replaces, removing removes, kinds are apart, the limit holds") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    put_all(database, kPapers);
    put_all(database, {{"paper", "P1", {"97/HD-MTTW-BTT", "Nội dung mới"}}, {"plan", "P9", {"", "thông tin đối ngoại"}}});
    check_all(database, {{"nội dung mới", "P1"}, {"thông tin đối ngoại", "P3"}});
    (void)database.write([](store::Write& tx) -> Result<void> {
      remove(tx, "paper", "P3");
      remove(tx, "paper", "P3");
      remove(tx, "paper", "nothing");
      remove(tx, "plan", "P1");
      return {};
    });
    check_all(database, {{"thông tin", ""}, {"buôn", ""}, {"nội dung mới", "P1"}});
    put_all(database, kPapers);
    CHECK(found(database, "thông", 1) == "P1");
    CHECK(found(database, "thông", 0).empty());
    CHECK(found(database, "thông", -1).empty());
    CHECK(found(database, "thông", std::numeric_limits<int>::max()) == "P1 P3");
  });
}

TEST_CASE("more matches than the limit fill it, over all steps") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    std::vector<Entry> entries;
    for (int i = 10; i < 40; ++i) entries.push_back({"paper", std::to_string(i), {"", i % 3 == 0 ? "bản" : "bàn"}});
    put_all(database, entries);
    const std::string ids = found(database, "bản", 15);
    CHECK(std::count(ids.begin(), ids.end(), ' ') == 14);
    CHECK(ids.starts_with("39 36 33 30 27 24 21 18 15 12 38 "));  // exact ones newest first, then the others
  });
}

TEST_CASE("an entry that is rolled back is not found") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    (void)database.write([](store::Write& tx) -> Result<void> {
      put(tx, kPapers[0]);
      return fail(Code::conflict, "test.refused");
    });
    CHECK(found(database, "thông tin").empty());
  });
}

TEST_CASE("no query fails") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    put_all(database, kPapers);
    std::vector<std::string> nasty{
        "\"",     "\"\"", "\"\"\"", "*",          "a*",        "NEAR",     "NEAR(a b, 2)", "AND",   "a AND",  "OR OR",
        "NOT",    "(",    ")",      "text_1 : a", "{text_1}:", "-a",       "^a",           "a:b",   "a + b",  "a\\b",
        "';--",   "%",    "_",      "$1",         "?",         "\xff\xfe", "\xED\xA0\x80", "97/",   "/97",    "97/-hd",
        "97//hd", "😀",    "ﷺ",      "  \n\t ",    "&",         "…/KH",     "/-.&_",        "1.2.3", "a.b/c-d"};
    nasty.emplace_back("a\0b", 3);
    nasty.push_back(std::string(10'240, '"'));
    nasty.push_back(std::string(10'240, 'a'));
    std::string words;
    while (words.size() < 10'240) words += "thông \"tin\" 97/HD-MTTW* NEAR ";
    nasty.push_back(words);
    for (const std::string& query : nasty) {
      CAPTURE(query);
      CHECK_NOTHROW((void)found(database, query));
    }
  });
}

TEST_CASE("a text holds any letters without harm") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    std::string every;
    for (char32_t c = 0x20; c < 0x3000; ++c) {
      if (c < 0x80) every += static_cast<char>(c);
      if (c >= 0x80 && c < 0x800) every += {static_cast<char>(0xC0 | (c >> 6)), static_cast<char>(0x80 | (c & 63))};
      if (c >= 0x800)
        every += {static_cast<char>(0xE0 | (c >> 12)), static_cast<char>(0x80 | ((c >> 6) & 63)), static_cast<char>(0x80 | (c & 63))};
      if (c % 5 == 0) every += ' ';
    }
    put_all(database, {{"paper", "E", {every, every, every, every + " cuối cùng"}}});
    check_all(database, {{"cuoi cung", "E"}});
    CHECK_THROWS_AS(put_all(database, {{"paper", "E", {"1", "2", "3", "4", "5"}}}), BrokenInvariant);
  });
}

TEST_CASE("a paper of any length is found by each of its words, and by words that stand far apart") {
  store::for_each_engine(kQueries, [](store::Database& database) {
    std::string text = "mở đầu bằng ngựa trắng. ";
    for (int i = 0; i < 45'000; ++i) text += i % 3 == 0 ? "công " : "w" + std::to_string(i) + " ";
    put_all(database,
            {{"paper", "L", {"1/KH-UBND", "Kế hoạch", "", text + "kết thúc bằng voi đen"}}, {"paper", "S", {"", "", "", "ngựa đen"}}});
    check_all(database, {{"ngựa trắng", "L"},
                         {"voi đen", "L"},
                         {"trang voi", "L"},
                         {"ngua den", "S L"},
                         {"\"voi đen\"", "L"},
                         {"\"trắng voi\"", ""},
                         {"1/kh-ubnd voi", "L"},
                         {"kế hoạch w44999", "L"},
                         {"w44998", "L"}});
    for (int i = 1; i + 1 < 45'000; i += 3) {  // the whole text, wherever it may have been cut
      if (i % 501 != 1) continue;
      const std::string phrase = "\"w" + std::to_string(i) + " w" + std::to_string(i + 1) + " công w" + std::to_string(i + 3) + "\"";
      CAPTURE(phrase);
      CHECK(found(database, phrase) == "L");
    }
  });
}

TEST_CASE("every engine finds the same and lists it in the same order") {
  const std::vector<std::string> words{"thông", "thống",      "tin",        "tín", "đối", "doi",
                                       "ngoại", "97/HD-MTTW", "97/HĐ-MTTW", "báo", "bao", "cáo"};
  std::uint32_t state = 7;  // any numbers will do, if they are the same for each engine
  const auto draw = [&](std::size_t below) {
    state = state * 1'664'525 + 1'013'904'223;
    return static_cast<std::size_t>(state >> 16) % below;
  };
  const auto text_of = [&](std::size_t most) {
    std::string text;
    for (std::size_t left = draw(most + 1); left > 0; --left) text += words[draw(words.size())] + (draw(9) == 0 ? ". " : " ");
    return text;
  };
  std::vector<Entry> entries;
  for (int i = 100; i < 300; ++i) entries.push_back({"paper", std::to_string(i), {text_of(2), text_of(6), text_of(3), text_of(40)}});
  std::vector<std::string> typed{"th",           "tin", "doi ngoai", "\"thông tin\"", "97/hd", "97/hđ-mttw tin", "báo cáo thông tin",
                                 "\"bao cao\" t"};
  for (int i = 0; i < 40; ++i) typed.push_back(text_of(4));
  std::vector<std::vector<std::string>> answers;
  store::for_each_engine(kQueries, [&](store::Database& database) {
    put_all(database, entries);
    answers.emplace_back();
    for (const std::string& query : typed) answers.back().push_back(found(database, query, 200));
  });
  for (std::size_t i = 0; i < typed.size(); ++i) {
    CAPTURE(typed[i]);
    for (const auto& answer : answers) CHECK(answer[i] == answers.front()[i]);
  }
  CHECK(std::count_if(answers.front().begin(), answers.front().end(), [](const std::string& ids) { return !ids.empty(); }) > 20);
}
