#include "directive/deadline.hpp"

#include <doctest/doctest.h>

namespace nhipcau::directive {
namespace {

struct Row {
  std::string_view sentence;
  std::string_view as_written;  ///< empty: no deadline
  std::string_view date;
  std::string_view time;
  std::string_view rule;
  int day = 0;
};

void check(const Row& row, std::optional<int> year) {
  CAPTURE(row.sentence);
  const auto found = find_deadline(row.sentence, split_words(row.sentence, {0, row.sentence.size()}), {.year = year});
  CHECK(found.has_value() == !row.as_written.empty());
  if (!found) return;
  CHECK(found->as_written == row.as_written);
  CHECK((found->date ? found->date->to_iso() : "") == row.date);
  CHECK(found->time == row.time);
  CHECK(found->rule == row.rule);
  CHECK(found->rule_day.value_or(0) == row.day);
}

TEST_CASE("a deadline is a date, an hour of a date, or a rule") {
  const Row rows[] = {
      {"Báo cáo kết quả trước ngày 15/12/2023 để tổng hợp.", "trước ngày 15/12/2023", "2023-12-15", "", ""},
      {"Gửi về Sở chậm nhất ngày 05 tháng 3 năm 2024.", "chậm nhất ngày 05 tháng 3 năm 2024", "2024-03-05", "", ""},
      {"Gửi trước 16 giờ 00 ngày 15/12/2023.", "trước 16 giờ 00 ngày 15/12/2023", "2023-12-15", "16:00", ""},
      {"Hoàn thành trước 17h30 ngày 5/3/2024.", "Hoàn thành trước 17h30 ngày 5/3/2024", "2024-03-05", "17:30", ""},
      {"Báo cáo trước 9h ngày 20/6.", "trước 9h ngày 20/6", "2024-06-20", "09:00", ""},
      {"Hoàn thành trong tháng 3/2024.", "Hoàn thành trong tháng 3/2024", "2024-03-31", "", ""},
      {"Tổ chức hội nghị trong tháng 2 năm 2024.", "trong tháng 2 năm 2024", "2024-02-29", "", ""},
      {"Thực hiện trong quý II/2024.", "trong quý II/2024", "2024-06-30", "", ""},
      {"Thực hiện đến hết ngày 30/9/2024.", "đến hết ngày 30/9/2024", "2024-09-30", "", ""},
      {"Thời gian hoàn thành: Quý III năm 2025.", "Thời gian hoàn thành: Quý III năm 2025", "2025-09-30", "", ""},
      {"Nộp trước ngày 15/8.", "trước ngày 15/8", "2024-08-15", "", ""},
      {"Báo cáo trước ngày 15 hằng tháng.", "trước ngày 15 hằng tháng", "", "", "monthly", 15},
      {"Gửi số liệu chậm nhất ngày 20 hàng tháng.", "chậm nhất ngày 20 hàng tháng", "", "", "monthly", 20},
      {"Báo cáo trước ngày 25 của tháng cuối quý.", "trước ngày 25 của tháng cuối quý", "", "", "quarterly", 25},
      {"Báo cáo vào ngày 10 tháng cuối quý.", "vào ngày 10 tháng cuối quý", "", "", "quarterly", 10},
      {"Hằng năm, trước ngày 15/12 báo cáo kết quả.", "trước ngày 15/12", "", "", "yearly", 15},
      {"Báo cáo trước ngày 20/11 hằng năm.", "trước ngày 20/11 hằng năm", "", "", "yearly", 20},
      {"Báo cáo 6 tháng trước ngày 15/6, báo cáo năm trước ngày 15/12.", "trước ngày 15/6", "", "", "half_yearly", 15},
      {"Gửi lịch công tác trước thứ Sáu hằng tuần.", "trước thứ Sáu hằng tuần", "", "", "weekly", 5},
      {"Trả lời trong vòng 24 giờ kể từ khi nhận được.", "trong vòng 24 giờ kể từ khi nhận được", "", "", ""},
  };
  for (const auto& row : rows) check(row, 2024);
}

TEST_CASE("a time that is only spoken of is no deadline") {
  const std::string_view rows[] = {
      "Thông tin trước, trong và sau sự kiện.",
      "Các văn bản đã ban hành trước ngày 01/7/2020 tiếp tục có hiệu lực.",
      "Số liệu tính đến ngày 14/12/2023.",
      "Trước tình hình đó, các đơn vị chủ động phối hợp.",
      "Công tác thông tin đối ngoại trong năm 2024.",
      "Kế hoạch số 12/KH-UBND ngày 05/3/2024.",
      "Trước hết, cần thống nhất nhận thức.",
      "Kết luận có hiệu lực từ ngày ký.",
      "Hội nghị diễn ra trong 02 ngày.",
      "Sau 05 năm thực hiện, kết quả rõ rệt.",
      "",
  };
  for (const auto row : rows) check({row, "", "", "", ""}, 2024);
}

TEST_CASE("a day without a year stays without a date when the paper's year is not known") {
  check({"Nộp trước ngày 15/8.", "trước ngày 15/8", "", "", ""}, std::nullopt);
  check({"Nộp trước ngày 31/02/2024.", "", "", "", ""}, 2024);
}

TEST_CASE("a length of time is counted from the day the paper names, when it is known") {
  struct Counted {
    std::string_view sentence, as_written, from, base, date;
  };
  const Counted rows[] = {
      {"Báo cáo trong 45 ngày kể từ ngày ký.", "trong 45 ngày kể từ ngày ký", "ngày ký", "2024-03-06", "2024-04-20"},
      {"Hoàn thành trong vòng 02 tháng kể từ ngày ban hành Kế hoạch này.", "trong vòng 02 tháng kể từ ngày ban hành Kế hoạch này",
       "ngày ban hành Kế hoạch này", "2024-03-06", "2024-05-06"},
      {"Báo cáo trong 10 ngày kể từ ngày Kế hoạch này được ban hành.", "trong 10 ngày kể từ ngày Kế hoạch này được ban hành",
       "ngày Kế hoạch này được ban hành", "2024-03-06", "2024-03-16"},
      {"Trong thời hạn 30 (ba mươi) ngày, kể từ ngày 31/01/2024, gửi báo cáo.", "Trong thời hạn 30 (ba mươi) ngày, kể từ ngày 31/01/2024",
       "ngày 31/01/2024", "2024-01-31", "2024-03-01"},
      {"Trả lời trong thời hạn 05 ngày làm việc kể từ ngày nhận đủ hồ sơ.", "trong thời hạn 05 ngày làm việc kể từ ngày nhận đủ hồ sơ",
       "ngày nhận đủ hồ sơ", "", ""},
      {"Trả lời trong 05 ngày làm việc kể từ ngày ký.", "trong 05 ngày làm việc kể từ ngày ký", "ngày ký", "2024-03-06", ""},
      {"Gửi hồ sơ chậm nhất sau 10 ngày kể từ ngày ký hợp đồng.", "chậm nhất sau 10 ngày kể từ ngày ký hợp đồng", "ngày ký hợp đồng", "",
       ""},
  };
  for (const Counted& row : rows) {
    CAPTURE(row.sentence);
    const auto found = find_deadline(row.sentence, split_words(row.sentence, {0, row.sentence.size()}),
                                     {.year = 2024, .signed_on = Date::make(2024, 3, 6), .in_force = std::nullopt});
    REQUIRE(found);
    CHECK(found->as_written == row.as_written);
    CHECK(found->counted_from == row.from);
    CHECK((found->base ? found->base->to_iso() : "") == row.base);
    CHECK((found->date ? found->date->to_iso() : "") == row.date);
  }
}

TEST_CASE("a yearly rule keeps its month") {
  const std::string_view sentence = "Báo cáo trước ngày 20/11 hằng năm.";
  CHECK(find_deadline(sentence, split_words(sentence, {0, sentence.size()}), {.year = 2024})->rule_month == 11);
}

TEST_CASE("the period of a duty is read as written") {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"Đưa nội dung này vào nhiệm vụ hằng tháng, quý và triển khai.", "hằng tháng, quý"},
      {"Thường xuyên kiểm tra, đôn đốc.", "thường xuyên"},
      {"Định kỳ 6 tháng, năm báo cáo kết quả.", "định kỳ 6 tháng, năm"},
      {"Định kỳ hằng quý báo cáo.", "định kỳ hằng quý"},
      {"Báo cáo hằng tháng, 6 tháng và năm.", "hằng tháng, 6 tháng và năm"},
      {"Đây là nhiệm vụ thường xuyên của các cấp.", ""},
      {"Từ nguồn kinh phí chi thường xuyên.", ""},
      {"Phản ánh các vấn đề đột xuất.", ""},
      {"Hàng tuần giao ban báo chí.", "hàng tuần"},
      {"Tổ chức hội nghị.", ""},
  };
  for (const auto& [sentence, period] : rows) {
    CAPTURE(sentence);
    CHECK(find_period(sentence, split_words(sentence, {0, sentence.size()})) == period);
  }
}

}  // namespace
}  // namespace nhipcau::directive
