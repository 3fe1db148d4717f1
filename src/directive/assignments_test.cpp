#include "directive/assignments.hpp"

#include <doctest/doctest.h>

#include "directive/bodies.hpp"
#include "directive/duty.hpp"

namespace nhipcau::directive {
namespace {

std::string assignee(std::string_view sentence, Manner manner) {
  const auto duty = read_duty(sentence, split_words(sentence, {0, sentence.size()}), manner);
  return duty ? duty->assignee : "";
}

TEST_CASE("in the part that says who does what, the subject before the verb is the assignee") {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"Ủy ban Mặt trận Tổ quốc Việt Nam các xã, phường phối hợp với Ban Xây dựng Đảng tuyên truyền.",
       "Ủy ban Mặt trận Tổ quốc Việt Nam các xã, phường"},
      {"Các tổ chức thành viên, các cơ quan báo chí của tỉnh cần chủ động xây dựng nội dung.",
       "Các tổ chức thành viên, các cơ quan báo chí của tỉnh"},
      {"Ban Tổ chức - Tuyên giáo tham mưu kế hoạch.", "Ban Tổ chức - Tuyên giáo"},
      {"Ban Tuyên giáo và Dân vận Tỉnh ủy hướng dẫn nội dung.", "Ban Tuyên giáo và Dân vận Tỉnh ủy"},
      {"Cấp ủy các chi bộ trực thuộc, đoàn thể của cơ quan căn cứ nội dung này để triển khai.",
       "Cấp ủy các chi bộ trực thuộc, đoàn thể của cơ quan"},
      {"Căn cứ Kế hoạch này, các cơ quan, đơn vị tổ chức thực hiện.", "các cơ quan, đơn vị"},
      {"Định kỳ hằng quý, Sở Ngoại vụ báo cáo Ủy ban nhân dân tỉnh.", "Sở Ngoại vụ"},
      {"Công an tỉnh bảo đảm an ninh cho các đoàn khách.", "Công an tỉnh"},
      {"Các cơ quan quản lý nhà nước về báo chí thường xuyên cung cấp thông tin.", "Các cơ quan quản lý nhà nước về báo chí"},
      {"Các cơ quan tham mưu, giúp việc Tỉnh ủy chủ động xây dựng kế hoạch.", "Các cơ quan tham mưu, giúp việc Tỉnh ủy"},
      {"Giám đốc Sở Tài chính, Thủ trưởng các sở, ban, ngành và các tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định "
       "này.",
       "Giám đốc Sở Tài chính, Thủ trưởng các sở, ban, ngành và các tổ chức, cá nhân có liên quan"},
      {"Trung tâm Xúc tiến Du lịch tỉnh đưa nội dung này vào kế hoạch quý.", "Trung tâm Xúc tiến Du lịch tỉnh"},
      {"Báo và Phát thanh, Truyền hình tỉnh mở chuyên mục.", "Báo và Phát thanh, Truyền hình tỉnh"},
      {"Báo Đại Đoàn Kết tăng cường tin, bài.", "Báo Đại Đoàn Kết"},
      {"Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh vận động đoàn viên tham gia.", "Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh"},
      {"Bộ Chỉ huy Bộ đội Biên phòng tỉnh chủ trì tuyên truyền ở biên giới.", "Bộ Chỉ huy Bộ đội Biên phòng tỉnh"},
      {"Hội Liên hiệp Phụ nữ tỉnh lồng ghép nội dung vào sinh hoạt.", "Hội Liên hiệp Phụ nữ tỉnh"},
      {"Văn phòng Tỉnh ủy theo dõi, đôn đốc.", "Văn phòng Tỉnh ủy"},
      {"Tổ chức quán triệt và tuyên truyền trong hệ thống.", ""},
      {"Ban hành kế hoạch và triển khai đến cơ sở.", ""},
      {"Hội nhập quốc tế tiếp tục được đẩy mạnh.", ""},
      {"Kinh phí thực hiện do ngân sách bảo đảm.", ""},
      {"Báo cáo kết quả theo quy định.", ""},
      {"Phòng, chống thiên tai cần được quan tâm.", ""},
      {"Sở Tư pháp đã tổ chức 05 hội nghị.", ""},
      {"Sở Tài chính: Tham mưu bố trí kinh phí thực hiện.", "Sở Tài chính"},
      {"Chánh Văn phòng; Giám đốc các Sở: Nội vụ, Tài chính; Thủ trưởng các đơn vị chịu trách nhiệm thi hành.",
       "Chánh Văn phòng; Giám đốc các Sở: Nội vụ, Tài chính; Thủ trưởng các đơn vị"},
      {"Hội viên có quyền tham gia ý kiến.", ""},
      {"Các chi bộ trực thuộc sinh hoạt chuyên đề mỗi quý một lần.", "Các chi bộ trực thuộc"},
      {"Ban Tuyên giáo Tỉnh đoàn tham mưu Ban Thường vụ Tỉnh đoàn kế hoạch.", "Ban Tuyên giáo Tỉnh đoàn"},
      {"Đề nghị Ban Tuyên giáo và Dân vận Tỉnh ủy định hướng nội dung các bài viết.", "Ban Tuyên giáo và Dân vận Tỉnh ủy"},
      {"Giao Sở Khoa học và Công nghệ làm rõ số liệu trong biểu.", "Sở Khoa học và Công nghệ"},
      {"Ủy ban nhân dân các xã, phường nhân dịp này trồng cây ở các điểm trường.", ""},
      {"Ủy ban nhân dân xã giăng đèn ở các bến thuyền.", "Ủy ban nhân dân xã"},
      {"Ủy ban nhân dân các xã đặc biệt khó khăn rà soát nhu cầu.", "Ủy ban nhân dân các xã đặc biệt khó khăn"},
      {"Hội đồng nhân dân các xã bố trí kinh phí trong dự toán.", "Hội đồng nhân dân các xã"},
      {"Tổ công tác tự giải thể sau khi hoàn thành nhiệm vụ.", ""},
      {"Ban Thường vụ Tỉnh ủy thống nhất chủ trương mở chợ phiên.", ""},
      {"Bộ Ngoại giao cơ bản nhất trí với dự thảo Đề án.", ""},
      {"Sở Nội vụ sẵn sàng phối hợp với các đơn vị.", ""},
      {"Trạm Y tế xã bố trí cán bộ trực.", "Trạm Y tế xã"},
      {"Các cấp ủy đã quan tâm lãnh đạo công tác này.", ""},
      {"Một số đơn vị chưa kịp thời triển khai.", ""},
      {"Đề nghị các cơ quan, đơn vị quan tâm, thực hiện đúng thời hạn./.", ""},
      {"Trên đây là Kế hoạch năm, đề nghị các đơn vị nghiêm túc triển khai thực hiện.", ""},
      {"Kính đề nghị các đồng chí sắp xếp thời gian tham dự đúng thành phần./.", ""},
      {"Đề nghị các xã quan tâm, thực hiện Chỉ thị này ở từng thôn.", "các xã"},
      {"Sở Ngoại vụ kính đề nghị các cơ quan, đơn vị quan tâm, phối hợp./.", ""},
  };
  for (const auto& [sentence, expected] : rows) {
    CAPTURE(sentence);
    CHECK(assignee(sentence, Manner::implementing) == expected);
  }
}

TEST_CASE("elsewhere only orders and words of duty make an assignment") {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"Giao Ban Phong trào tham mưu cho Ban Thường trực.", "Ban Phong trào"},
      {"Giao Sở Khoa học và Công nghệ chủ trì, phối hợp với các sở liên quan.", "Sở Khoa học và Công nghệ"},
      {"Đề nghị các tổ chức chính trị - xã hội chủ động xây dựng nội dung.", "các tổ chức chính trị - xã hội"},
      {"Yêu cầu Giám đốc các sở khẩn trương triển khai.", "Giám đốc các sở"},
      {"Ủy ban nhân dân tỉnh yêu cầu Chủ tịch Ủy ban nhân dân các xã rà soát danh mục.", "Chủ tịch Ủy ban nhân dân các xã"},
      {"Nếu có vướng mắc, đề nghị phản ánh kịp thời về Ban Thường trực.", ""},
      {"Sở Y tế chủ trì, phối hợp với Sở Tài chính tổ chức thực hiện.", "Sở Y tế"},
      {"Bộ trưởng Bộ Nội vụ có trách nhiệm hướng dẫn thi hành.", "Bộ trưởng Bộ Nội vụ"},
      {"Đối với các cơ quan báo chí: tăng cường tin, bài.", "các cơ quan báo chí"},
      {"Đối với các vấn đề biển đảo, tiếp tục nêu bật kết quả.", ""},
      {"Đơn vị chủ trì: Sở Văn hóa, Thể thao và Du lịch.", "Sở Văn hóa, Thể thao và Du lịch"},
      {"Xây dựng cụm thông tin cửa khẩu (Sở Xây dựng chủ trì).", "Sở Xây dựng"},
      {"Các cơ quan, đơn vị nâng cao nhận thức về công tác này.", ""},
      {"Mục đích, yêu cầu các hoạt động phải thiết thực.", ""},
      {"Chính phủ thống nhất quản lý nhà nước về công tác này.", ""},
      {"", ""},
  };
  for (const auto& [sentence, expected] : rows) {
    CAPTURE(sentence);
    CHECK(assignee(sentence, Manner::content) == expected);
  }
}

TEST_CASE("the implementing articles of a rule bind only bodies that bear a name") {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"Bộ Nội vụ có trách nhiệm kiểm tra việc thi hành Nghị định này.", "Bộ Nội vụ"},
      {"Các Bộ trưởng, Thủ trưởng cơ quan ngang bộ chịu trách nhiệm thi hành Nghị định này.", "Các Bộ trưởng, Thủ trưởng cơ quan ngang bộ"},
      {"Ủy ban nhân dân các cấp bố trí địa điểm.", "Ủy ban nhân dân các cấp"},
      {"Cơ quan, tổ chức, cá nhân có trách nhiệm chấp hành quy định.", ""},
      {"Cơ quan, tổ chức có quyền đề nghị cung cấp thông tin.", ""},
      {"Người phụ trách chịu trách nhiệm trước pháp luật về nội dung.", ""},
      {"Doanh nghiệp có trách nhiệm niêm yết giá.", ""},
      {"Chính phủ thống nhất quản lý nhà nước về du lịch.", ""},
  };
  for (const auto& [sentence, expected] : rows) {
    CAPTURE(sentence);
    CHECK(assignee(sentence, Manner::normative) == expected);
    CHECK(assignee(sentence, Manner::nothing).empty());
  }
}

TEST_CASE("bodies that help are told one by one and their names stay whole") {
  const std::pair<std::string_view, std::vector<std::string>> rows[] = {
      {"chủ trì, phối hợp với Sở Văn hóa, Thể thao và Du lịch, Báo và Phát thanh, Truyền hình tỉnh mở đợt tuyên truyền.",
       {"Sở Văn hóa, Thể thao và Du lịch", "Báo và Phát thanh, Truyền hình tỉnh"}},
      {"phối hợp với Ban Tuyên giáo và Dân vận Tỉnh ủy và Sở Kế hoạch và Đầu tư xây dựng đề án.",
       {"Ban Tuyên giáo và Dân vận Tỉnh ủy", "Sở Kế hoạch và Đầu tư"}},
      {"phối hợp với Công an tỉnh và các cơ quan liên quan tổ chức lớp học.", {"Công an tỉnh", "các cơ quan liên quan"}},
      {"phối hợp chặt chẽ với Hội đồng nhân dân tỉnh, Đảng ủy Quân sự tỉnh để thực hiện.",
       {"Hội đồng nhân dân tỉnh", "Đảng ủy Quân sự tỉnh"}},
      {"phối hợp với công an tỉnh, đài phát thanh và truyền hình tỉnh, ủy ban nhân dân cấp xã tổ chức lớp học.",
       {"công an tỉnh", "đài phát thanh và truyền hình tỉnh", "ủy ban nhân dân cấp xã"}},
      {"phối hợp với các cơ quan, tổ chức chính trị - xã hội tổ chức lớp học.", {"các cơ quan, tổ chức chính trị - xã hội"}},
      {"tự tổ chức thực hiện.", {}},
  };
  for (const auto& [sentence, expected] : rows) {
    CAPTURE(sentence);
    CHECK(read_with(sentence, split_words(sentence, {0, sentence.size()}), 0) == expected);
  }
}

TEST_CASE("a report's account of what was done gives no duty") {
  CHECK(assignee("Sở Y tế chủ trì tổ chức 05 lớp tập huấn.", Manner::orders_only).empty());
  CHECK(assignee("Đề nghị Ủy ban nhân dân tỉnh bố trí kinh phí.", Manner::orders_only) == "Ủy ban nhân dân tỉnh");
}

TEST_CASE("whom to report to is read with the way there") {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"và báo cáo kết quả về Ban Thường trực Ủy ban Mặt trận tỉnh để tổng hợp.", "Ban Thường trực Ủy ban Mặt trận tỉnh"},
      {"gửi báo cáo về Sở Ngoại vụ (qua Phòng Lãnh sự) trước ngày 15/12.", "Sở Ngoại vụ (qua Phòng Lãnh sự)"},
      {"tổng hợp, báo cáo Ủy ban nhân dân tỉnh theo quy định.", "Ủy ban nhân dân tỉnh"},
      {"kịp thời phản ánh về Văn phòng Tỉnh ủy.", "Văn phòng Tỉnh ủy"},
      {"báo cáo kết quả thực hiện nhiệm vụ.", ""},
      {"cung cấp thông tin cho bạn đọc.", ""},
  };
  for (const auto& [sentence, expected] : rows) {
    CAPTURE(sentence);
    CHECK(read_report_to(sentence, split_words(sentence, {0, sentence.size()})) == expected);
  }
}

/// A paper made of clauses written one a line: "enumerator|heading or words"; a line with "-" is a bullet, one with ">" a paragraph, of
/// the clause above; a clause with a lower-case or Arabic enumerator is a child of the last Roman one.
struct Paper {
  std::string text;
  Document document;

  explicit Paper(std::initializer_list<std::string_view> lines) {
    for (const auto line : lines) add(line);
  }

  void add(std::string_view line) {
    const auto bar = line.find('|');
    const bool is_clause = bar != std::string_view::npos;
    const std::string written = is_clause ? std::string(line.substr(0, bar)) + " " + std::string(line.substr(bar + 1))
                                          : std::string(line.substr(line[0] == '>' ? 1 : 0));
    const Span where{text.size(), text.size() + written.size()};
    text += written + "\n";
    if (is_clause) return add_clause(std::string(line.substr(0, bar)), std::string(line.substr(bar + 1)), where);
    if (line[0] == '>') return last().paragraphs.push_back(where);
    last().bullets.push_back({.where = where, .text = written});
  }

  void add_clause(std::string enumerator, std::string words, Span where) {
    const bool is_root = enumerator[0] == 'I' || enumerator[0] == 'V' || document.clauses.empty() || enumerator.starts_with("Điều");
    auto& siblings = is_root ? document.clauses : document.clauses.back().children;
    const bool is_heading = words.size() < 60 && words.back() != '.';
    siblings.push_back({.path = enumerator,
                        .enumerator = enumerator,
                        .heading = is_heading ? words : "",
                        .text = is_heading ? "" : words,
                        .where = where});
  }

  Clause& last() { return document.clauses.back().children.empty() ? document.clauses.back() : document.clauses.back().children.back(); }

  std::vector<std::string> read() const {
    std::vector<std::string> all;
    for (const auto& a : read_assignments(text, split_words(text, {0, text.size()}), document, shipped_tables()))
      all.push_back(a.clause_path + " " + a.assignee);
    return all;
  }
};

TEST_CASE("a heading that names a body gives its bullets and subclauses to it") {
  const Paper paper{"III.|TỔ CHỨC THỰC HIỆN",
                    "1.|Đối với Ban Tuyên giáo",
                    "- Tham mưu hướng dẫn.",
                    "- Thường xuyên đôn đốc.",
                    "2.|Sở Ngoại vụ:",
                    "- Xây dựng kế hoạch.",
                    "3.|Ủy ban nhân dân các xã, phường",
                    ">Bố trí kinh phí thực hiện."};
  CHECK(paper.read() ==
        std::vector<std::string>{"1. Ban Tuyên giáo", "1. Ban Tuyên giáo", "2. Sở Ngoại vụ", "3. Ủy ban nhân dân các xã, phường"});
}

TEST_CASE("one assignment for each clause and body, its later sentences with it") {
  const Paper paper{"I.|MỤC ĐÍCH, YÊU CẦU",
                    "- Nâng cao nhận thức của cán bộ.",
                    "- Các cơ quan báo chí đổi mới nội dung.",
                    "II.|TỔ CHỨC THỰC HIỆN",
                    "1.|Ủy ban Mặt trận các huyện phối hợp với Ban Dân vận xây dựng kế hoạch. Các địa phương biên giới cần duy trì thông "
                    "tin. Thường xuyên kiểm tra, báo cáo kết quả về Ban Thường trực trước ngày 15/12/2023.",
                    "2.|Giao Ban Phong trào tham mưu. Đề nghị Báo Sơn La đăng tin."};
  const auto found = read_assignments(paper.text, split_words(paper.text, {0, paper.text.size()}), paper.document, shipped_tables());
  REQUIRE(found.size() == 3);
  CHECK(found[0].assignee == "Ủy ban Mặt trận các huyện");
  CHECK(found[0].with == std::vector<std::string>{"Ban Dân vận"});
  CHECK(found[0].sentences.size() == 3);
  CHECK(found[0].period == "thường xuyên");
  CHECK(found[0].report_to == "Ban Thường trực");
  CHECK(found[0].deadline->date->to_iso() == "2023-12-15");
  CHECK(found[1].assignee == "Ban Phong trào");
  CHECK(found[2].assignee == "Báo Sơn La");
}

TEST_CASE("a duty whose every sentence is declined is declined, a mixed one is open") {
  const Paper paper{"II.|TỔ CHỨC THỰC HIỆN", "1.|Công an tỉnh xử lý nghiêm các cá nhân đăng tin sai.",
                    "2.|Sở Tư pháp trả lời bạn đọc hằng tuần trên trang chính thức. Xử phạt các trang vi phạm."};
  const auto found = read_assignments(paper.text, split_words(paper.text, {0, paper.text.size()}), paper.document, shipped_tables());
  REQUIRE(found.size() == 2);
  CHECK(found[0].scope == Scope::declined);
  CHECK_FALSE(found[0].reason_key.empty());
  CHECK(found[1].scope == Scope::open);
  CHECK(found[1].sentences.back().scope == Scope::declined);
}

TEST_CASE("a decision's articles name who carries them out") {
  Paper paper{"Điều 1.|Ban hành kèm theo Quyết định này Quy chế phát ngôn của tỉnh, áp dụng cho các cơ quan.",
              "Điều 2.|Quyết định này có hiệu lực kể từ ngày ký và thay thế quyết định trước.",
              "Điều 3.|Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc các sở chịu trách nhiệm thi hành Quyết định này."};
  paper.document.type_code = "QĐ";
  CHECK(paper.read() == std::vector<std::string>{"Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc các sở"});
}

TEST_CASE("what is said of the paper itself or behind a clause's own duty is no one's duty") {
  const Paper paper{"II.|TỔ CHỨC THỰC HIỆN", "1.|Đối với các cơ quan báo chí", "- Đăng tin, bài.",
                    "2.|Ban Tuyên giáo chủ trì, phối hợp với Sở Ngoại vụ tổ chức tập huấn cho cán bộ.",
                    ">Kế hoạch này được phổ biến đến chi bộ."};
  CHECK(paper.read() == std::vector<std::string>{"1. các cơ quan báo chí", "2. Ban Tuyên giáo"});
}

TEST_CASE("who is ordered to report is not ordered each line of the contents") {
  Paper paper(std::initializer_list<std::string_view>{});
  paper.text = "Để tổng hợp, Sở Ngoại vụ đề nghị các phường, xã báo cáo kết quả công tác năm như sau:\n";
  for (const auto line : {"I.|Nội dung báo cáo", "1.|Công tác tập huấn: số lớp, số lượt người đã dự trong năm của từng thôn, bản.",
                          "2.|Nội dung tuyên truyền tập trung vào: xây dựng nếp sống mới, bảo vệ rừng đầu nguồn.",
                          "3.|Đánh giá ưu điểm và những mặt còn hạn chế của công tác này trong năm qua.", "II.|Thời hạn",
                          "1.|Báo cáo năm gửi qua hệ thống quản lý văn bản trước ngày 05/12/2026.", "III.|Kinh phí",
                          "1.|Nguồn kinh phí lấy từ dự toán chi thường xuyên đã giao của đơn vị."})
    paper.add(line);
  paper.document.type = Field{.value = "Công văn", .where = {}};
  CHECK(paper.read() == std::vector<std::string>{" các phường, xã", "1. các phường, xã"});
}

TEST_CASE("questions, closings and courtesies are no duties, a real order among them is") {
  const Paper paper{
      "III.|TỔ CHỨC THỰC HIỆN",
      "1.|Đối với Ủy ban nhân dân các xã",
      "- Bố trí đầu mối.",
      ">Trong quá trình thực hiện, nếu có vướng mắc, đề nghị các xã phản ánh về Sở Ngoại vụ.",
      ">Trên đây là Kế hoạch năm 2026, đề nghị các đơn vị nghiêm túc triển khai thực hiện./.",
      ">Văn phòng Sở thông báo để các cơ quan, đơn vị biết, thực hiện./.",
      ">Rất mong nhận được sự phối hợp của các đơn vị.",
      "2.|Sở Tài chính cấp kinh phí trong quý I. Quá trình thực hiện, nếu có khó khăn, kịp thời báo cáo Ủy ban nhân dân tỉnh."};
  CHECK(paper.read() == std::vector<std::string>{"1. Ủy ban nhân dân các xã", "2. Sở Tài chính"});
}

TEST_CASE("behind a semicolon another body may have its own duty") {
  const Paper paper{"III.|TỔ CHỨC THỰC HIỆN",
                    "1.|Đề nghị Ban Tuyên giáo và Dân vận Tỉnh ủy định hướng nội dung; Hội Nông dân tỉnh vận động hội viên tham gia."};
  CHECK(paper.read() == std::vector<std::string>{"1. Ban Tuyên giáo và Dân vận Tỉnh ủy", "1. Hội Nông dân tỉnh"});
}

TEST_CASE("who leads, who helps and by when stand in lines below the work") {
  const Paper paper{"II.|NỘI DUNG", "1.|Xây dựng kho tư liệu số về các điểm đến của tỉnh, có ảnh và phim ngắn của từng bản.",
                    "- Cơ quan chủ trì: Sở Ngoại vụ.", "- Cơ quan phối hợp: Công an tỉnh, Hội Nông dân tỉnh.",
                    "- Thời gian hoàn thành: trước ngày 30/11/2026."};
  const auto found = read_assignments(paper.text, split_words(paper.text, {0, paper.text.size()}), paper.document, shipped_tables());
  REQUIRE(found.size() == 1);
  CHECK(found[0].assignee == "Sở Ngoại vụ");
  CHECK(found[0].with == std::vector<std::string>{"Công an tỉnh", "Hội Nông dân tỉnh"});
  CHECK(found[0].text == "Xây dựng kho tư liệu số về các điểm đến của tỉnh, có ảnh và phim ngắn của từng bản.");
  REQUIRE(found[0].deadline);
  CHECK(found[0].deadline->date->to_iso() == "2026-11-30");
}

TEST_CASE("what was achieved is no duty in a directive") {
  Paper paper{"I.|Kết quả đạt được", "- Sở Ngoại vụ tổ chức 05 lễ hội.", "II.|Nhiệm vụ", "- Sở Ngoại vụ rà soát các quy ước."};
  paper.document.type_code = "KL";
  CHECK(paper.read() == std::vector<std::string>{"II. Sở Ngoại vụ"});
}

TEST_CASE("a rule's duties stand in its implementing articles") {
  Paper paper{"Điều 1.|Trách nhiệm của tổ chức, cá nhân",
              "- Cơ quan, tổ chức có trách nhiệm lập hồ sơ.",
              "Điều 2.|Quy tắc chung",
              "- Sở Ngoại vụ có trách nhiệm cấp thẻ.",
              "Điều 3.|Tổ chức thực hiện",
              "- Bộ Ngoại giao có trách nhiệm kiểm tra việc thực hiện Thông tư này."};
  paper.document.type_code = "TT";
  CHECK(paper.read() == std::vector<std::string>{"Điều 3. Bộ Ngoại giao"});
}

TEST_CASE("a regulation that is enclosed binds the bodies its articles name") {
  const Paper enclosed{"Điều 1.|Nguyên tắc",
                       "- Các cơ quan có trách nhiệm phối hợp.",
                       "Điều 2.|Trách nhiệm của Sở Ngoại vụ",
                       "- Xây dựng nội dung thông tin hằng quý.",
                       "- Số lượng: mỗi quý hai bài.",
                       "Điều 3.|Trách nhiệm của người dân",
                       "- Giữ gìn mốc giới."};
  Document document;
  document.attachments.push_back({.title = "QUY CHẾ", .issuer = {}, .where = {}, .clauses = enclosed.document.clauses});
  const auto found = read_assignments(enclosed.text, split_words(enclosed.text, {0, enclosed.text.size()}), document, shipped_tables());
  REQUIRE(found.size() == 1);
  CHECK(found[0].assignee == "Sở Ngoại vụ");
}

TEST_CASE("a polite address stands for the one addressee") {
  Paper paper{"1.|Đề nghị Quý Bộ bổ sung phần đánh giá tác động của dự thảo vào hồ sơ trình."};
  paper.document.addressees = {{.name = "Bộ Xây dựng", .role = {}, .where = {}}};
  CHECK(paper.read() == std::vector<std::string>{"1. Bộ Xây dựng"});
}

TEST_CASE("content sections give no assignments") {
  const Paper paper{"I.|MỤC ĐÍCH", "- Các cấp ủy tăng cường lãnh đạo công tác này.", "II.|NỘI DUNG",
                    "1.|Tổ chức tuyên truyền sâu rộng trong hệ thống Mặt trận các cấp về kết quả đối ngoại.",
                    "- Cơ quan báo chí là lực lượng quan trọng."};
  CHECK(paper.read().empty());
}

TEST_CASE("a paper without clauses has no assignments") {
  CHECK(read_assignments("", {}, Document{}, shipped_tables()).empty());
}

}  // namespace
}  // namespace nhipcau::directive
