#include "directive/duty_scope.hpp"

#include <doctest/doctest.h>

#include "directive/assignments.hpp"

namespace nhipcau::directive {
namespace {

std::vector<Assignment::Sentence> scopes(std::string_view sentence) {
  return scope_of_sentence(sentence, {0, sentence.size()}, shipped_tables());
}

TEST_CASE("sentences about punishing, watching, covert posting, removing and profiling are declined") {
  const std::string_view rows[] = {
      "Xử lý nghiêm các tổ chức, cá nhân đưa tin sai.",
      "Kịp thời phát hiện, xử lý những tập thể, cá nhân vi phạm.",
      "Xử phạt các trang đăng tin không phép.",
      "Theo dõi các đối tượng cực đoan trên địa bàn.",
      "Nắm hoạt động của các hội, nhóm người lao động ở nước ngoài.",
      "Giám sát tài khoản của người dùng mạng.",
      "Củng cố đội ngũ dư luận viên của xã.",
      "Phát huy vai trò của Lực lượng 47.",
      "Lập các tài khoản ẩn danh để bình luận.",
      "Yêu cầu mỗi đoàn viên chia sẻ bài viết trên trang cá nhân.",
      "Phối hợp gỡ bỏ các bài viết trái chiều.",
      "Ngăn chặn, xử lý thông tin xấu độc trên mạng.",
      "Đề nghị nhà mạng chặn truy cập các trang nước ngoài.",
      "Đề nghị báo gỡ bài đã đăng.",
      "Lập hồ sơ từng phóng viên thường trú.",
      "Lập danh sách các tài khoản có quan điểm khác.",
      "Thu thập dữ liệu cá nhân của người bình luận.",
      "Xem xét trách nhiệm người đứng đầu để xảy ra sai phạm.",
  };
  for (const auto row : rows) {
    CAPTURE(row);
    const auto found = scopes(row);
    REQUIRE(found.size() == 1);
    CHECK(found[0].scope == Scope::declined);
    CHECK_FALSE(found[0].reason_key.empty());
  }
}

TEST_CASE("ordinary office words stay open") {
  const std::string_view rows[] = {
      "Xử lý văn bản đến đúng hạn và trả lời cá nhân, tổ chức.",
      "Tiếp nhận, xử lý thông tin phản ánh của cá nhân, doanh nghiệp.",
      "Xử lý rác thải tại các điểm du lịch.",
      "Gỡ bỏ rào cản đối với nhà đầu tư.",
      "Làm rõ thông tin không chính xác bằng số liệu đã công bố.",
      "Đấu tranh phản bác luận điệu sai trái bằng chứng cứ.",
      "Theo dõi, nắm bắt tình hình dư luận quốc tế qua báo chí.",
      "Thông tin phù hợp với từng nhóm đối tượng.",
      "Tháo gỡ khó khăn, vướng mắc cho các đơn vị.",
      "Đề nghị tháo gỡ vướng mắc về kinh phí.",
      "Bảo vệ dữ liệu cá nhân của bạn đọc.",
      "Chia sẻ thông tin giữa các cơ quan báo chí.",
      "Chấp hành kỷ luật phát ngôn.",
      "Lập danh sách đề nghị khen thưởng.",
      "Xây dựng chuyên mục bằng tiếng dân tộc.",
      "Quản lý tài khoản chính thức của cơ quan trên mạng xã hội.",
  };
  for (const auto row : rows) {
    CAPTURE(row);
    const auto found = scopes(row);
    REQUIRE(found.size() == 1);
    CHECK(found[0].scope == Scope::open);
    CHECK(found[0].reason_key.empty());
  }
}

TEST_CASE("a mixed sentence is cut where its clauses join") {
  struct Row {
    std::string_view sentence;
    std::vector<std::pair<std::string_view, Scope>> parts;
  };
  const Row rows[] = {
      {"Tăng cường tin bài về người tốt, việc tốt, đồng thời xử lý nghiêm cá nhân đưa tin sai.",
       {{"Tăng cường tin bài về người tốt, việc tốt", Scope::open}, {"đồng thời xử lý nghiêm cá nhân đưa tin sai.", Scope::declined}}},
      {"Cung cấp thông tin cho báo chí hằng tuần; gỡ bỏ bài viết trái chiều; tổ chức họp báo hằng quý tại tỉnh.",
       {{"Cung cấp thông tin cho báo chí hằng tuần", Scope::open},
        {"gỡ bỏ bài viết trái chiều", Scope::declined},
        {"tổ chức họp báo hằng quý tại tỉnh.", Scope::open}}},
      {"Làm rõ những thông tin chưa chính xác bằng số liệu và xử lý nghiêm cá nhân vi phạm.",
       {{"Làm rõ những thông tin chưa chính xác bằng số liệu", Scope::open}, {"xử lý nghiêm cá nhân vi phạm.", Scope::declined}}},
      {"Xây dựng nội dung tuyên truyền phù hợp nhằm kiên quyết đấu tranh, xử lý tập thể, cá nhân sai phạm.",
       {{"Xây dựng nội dung tuyên truyền phù hợp", Scope::open},
        {"nhằm kiên quyết đấu tranh, xử lý tập thể, cá nhân sai phạm.", Scope::declined}}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.sentence);
    const auto found = scopes(row.sentence);
    REQUIRE(found.size() == row.parts.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      CHECK(found[i].where.of(row.sentence) == row.parts[i].first);
      CHECK(found[i].scope == row.parts[i].second);
    }
  }
}

TEST_CASE("an empty sentence has one open part") {
  CHECK(scopes("").size() == 1);
  CHECK(scopes("…").front().scope == Scope::open);
}

}  // namespace
}  // namespace nhipcau::directive
