// How words are written: what is found where, what is suggested, and what is nobody's fault.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "directive/check/check.hpp"
#include "directive/check/fix.hpp"

using namespace nhipcau;
using namespace nhipcau::directive;
using namespace nhipcau::directive::check;

namespace {

/// "rule: words → suggestion" of each finding of the language, dates and structure that these checks tell.
std::vector<std::string> found_in(std::string_view bytes, HouseStyle style = {}) {
  const auto reading = read(bytes, shipped_tables());
  if (!reading) return {"unreadable"};
  std::vector<std::string> found;
  for (const Finding& finding : check_paper(*reading, shipped_tables(), {.today = *Date::make(2026, 11, 23), .style = style})) {
    if (finding.where.empty()) continue;
    found.push_back(finding.rule + ": " + std::string(finding.where.of(reading->text)) +
                    (finding.suggestion.empty() ? "" : " → " + finding.suggestion));
  }
  return found;
}

void check_found(std::string_view text, std::string_view expected) {
  CAPTURE(text);
  const auto found = found_in(text);
  const std::string all = [&] {
    std::string lines;
    for (const std::string& line : found) lines += line + "\n";
    return lines;
  }();
  CHECK_MESSAGE(std::find(found.begin(), found.end(), expected) != found.end(), all);
}

void check_clean(std::string_view text) {
  CAPTURE(text);
  const auto found = found_in(text);
  CHECK_MESSAGE(found.empty(), (found.empty() ? "" : found.front()));
}

}  // namespace

TEST_CASE("spaces beside marks are found, with the right form") {
  check_found("Gồm các việc sau : tuyên truyền, vận động.", "space-before-mark: sau : → sau:");
  check_found("Tuyên truyền sâu rộng ,đúng trọng tâm.", "space-before-mark: rộng , → rộng, ");
  check_found("Các đơn vị thực hiện đúng thời hạn ./.", "space-before-mark: hạn ./. → hạn./.");
  check_found("Các đơn vị thực hiện đúng thời hạn. /.", "space-before-mark: hạn. /. → hạn./.");
  check_found("Tuyên truyền,vận động các tầng lớp.", "missing-space-at-mark: truyền,vận → truyền, vận");
  check_found("Thực hiện tốt.Các cơ quan báo cáo.", "missing-space-at-mark: tốt.Các → tốt. Các");
  check_found("Đoàn thăm Việt Nam.Sau đó về nước.", "missing-space-at-mark: Nam.Sau → Nam. Sau");
  check_found("1.Mục đích của kế hoạch", "missing-space-at-mark: 1.Mục → 1. Mục");
  check_found("a)Tuyên truyền sâu rộng;", "missing-space-at-mark: a)Tuyên → a) Tuyên");
  check_found("Công tác thông tin đối ngoại(TTĐN) của tỉnh.", "missing-space-at-mark: ngoại(TTĐN → ngoại (TTĐN");
  check_found("Cuộc thi “Biển đảo”của tỉnh.", "missing-space-at-mark: đảo”của → đảo” của");
  check_found("Gồm:“Biển đảo” và “Quê hương”.", "missing-space-at-mark: Gồm:“Biển → Gồm: “Biển");
  check_found("Lưu: VT, ( Nguyễn Thanh).", "space-inside-brackets: ( Nguyễn → (Nguyễn");
  check_found("Sở Ngoại vụ (cơ quan thường trực ) báo cáo.", "space-inside-brackets: trực ) → trực)");
}

TEST_CASE("marks that stand close for a reason are left alone") {
  check_clean("Giai đoạn 1 : 500, tỷ lệ 2,5% và 1.500.000 đồng, lúc 8:30, xem tại http://abc.vn/a,b;c hoặc thư abc@tinh.gov.vn.");
  check_clean("TP.HCM, PGS.TS Nguyễn Văn An, Th.S Lê Bình, TP.Huế, v.v., vận tốc 60 km/h; số 24/7.");
  check_clean("Họ và tên: ........ Ngày ... tháng ... năm ...");
  check_clean("Thành viên(s) của f(x) và N,N-dimetyl.");
  check_clean("Du lịch xanh, du lịch số... đều được giới thiệu; văn hóa, thể thao,... và âm nhạc.");
  check_clean("Họ và tên: (   )   có   (   ) không");
}

TEST_CASE("doubled marks and long rows of dots are found, blanks are not") {
  check_found("Tuyên truyền;; vận động.", "repeated-mark: truyền;; → truyền;");
  check_found("Tuyên truyền, , vận động.", "repeated-mark: truyền, , → truyền,");
  check_found("Thực hiện tốt.. Các cơ quan báo cáo.", "repeated-mark: tốt..");
  check_found("Tổ chức các hoạt động giao lưu văn hóa, thể thao, nghệ thuật....", "ellipsis: thuật.... → thuật...");
  check_clean("Các cơ quan báo cáo đúng thời hạn./.");
  check_clean("Hôm nay, ngày....tháng....năm...., tại....., chúng tôi gồm có những người sau đây....................");
}

TEST_CASE("two spaces are found inside a line, not in columns, blanks and wide letters") {
  check_found("Các cơ quan  báo chí của tỉnh.", "double-space: quan  báo → quan báo");
  check_clean("K Ế  H O Ạ C H");
  check_clean("UBND TỈNH          CỘNG HÒA");
  check_clean("Số:       /KH-UBND\nngày      tháng      năm 2026");
}

TEST_CASE("hyphens: closed in words, open between phrases, one kind in a paper") {
  check_found("Vương quốc Anh và Bắc Ai -len.", "broken-hyphen: Ai -len → Ai-len");
  check_found("Kỷ niệm 50 năm (12/4/1973- 12/4/2023) quan hệ ngoại giao.", "broken-hyphen: 12/4/1973- 12/4/2023 → 12/4/1973 - 12/4/2023");
  check_found("Đại dịch COVID -19 bùng phát.", "broken-hyphen: COVID -19 → COVID-19");
  check_found("Dịch Covid-19 năm trước; dịch Covid - 19 năm nay.", "broken-hyphen: Covid - 19 → Covid-19");
  check_found("Phát triển kinh tế -xã hội.", "broken-hyphen: kinh tế -xã hội → kinh tế - xã hội");
  check_found("Phát triển kinh tế-xã hội.", "hyphen-spacing: kinh tế-xã hội → kinh tế - xã hội");
  check_found("Quan hệ Hà Nội - Huế, Hà Nội - Huế và Hà Nội-Huế.", "hyphen-spacing: Nội-Huế → Nội - Huế");
  check_found("Giai đoạn 2021 - 2025 và giai đoạn 2026 – 2030.", "dash-style: 2026 – 2030 → 2026 - 2030");
  check_clean("Giai đoạn 2021 – 2025 và giai đoạn 2026 – 2030.");
  check_clean("I- MỤC ĐÍCH\n1- Mục đích\n- Tuyên truyền ở Mát-xcơ-va, Ai-len và Lê-nin-grát.\n2- Yêu cầu");
  check_clean("Quyết định số 57-QĐ/TW; nhiệt độ -5 độ; 2- metyl và N- dialkyl; A4 - A5.");
}

TEST_CASE("quotation marks: pairs, kinds, one inside another") {
  check_found("Sách “Nền ngoại giao “cây tre” hôm nay” đã in.", "nested-quotes: “cây tre” → ‘cây tre’");
  check_found("Cuộc thi “Biển đảo của tỉnh. Cuộc thi “Quê hương” năm nay.", "unpaired-quote: “Biển đảo");
  check_found("Cuộc thi Biển đảo” của tỉnh.", "unpaired-quote: Biển đảo”");
  check_clean("“Điều 5. Nguyên tắc\n“1. Một.\n2. Hai.”");
  check_clean("Sửa đổi Điều 5 như sau:\n“Điều 5. Nguyên tắc\n1. Một.\n2. Hai.”.");
  check_clean("Màn hình 21\" đặt tại sảnh.");
}

TEST_CASE("tones and i, y: the form a paper has less often, or that the office does not want") {
  check_found("Văn hóa, văn hóa và văn hoá của tỉnh.", "tone-placement-mixed: hoá → hóa");
  check_found("Uỷ ban nhân dân tỉnh, Ủy ban nhân dân xã và Ủy ban nhân dân phường.", "tone-placement-mixed: Uỷ → Ủy");
  check_clean("Hoàn toàn văn hóa, quý, khoản, thuyền, khuỷu tay.");
  check_clean("Văn hóa của tỉnh; đồng chí Nguyễn Thị Hoà và đồng chí Lý Thuý An.");
  CHECK(found_in("Văn hóa của tỉnh.", {.tone = HouseStyle::Tone::older}) == std::vector<std::string>{"tone-placement-mixed: hóa → hoá"});
  CHECK(found_in("Uỷ ban xã.", {.tone = HouseStyle::Tone::newer}) == std::vector<std::string>{"tone-placement-mixed: Uỷ → Ủy"});
  check_found("Kỹ năng, kỹ thuật và kĩ sư.", "i-y-mixed: kĩ → kỹ");
  check_clean("Kỹ thuật, tỉ mỉ, tỷ lệ và đồng chí Nguyễn Văn Sỹ, bác sĩ.");
}

TEST_CASE("capitals by Decree 30/2020, appendix II, where they are certain") {
  check_found("Giao Ban thường trực Ủy ban tỉnh.", "capitals: Ban thường trực → Ban Thường trực");
  check_found("Nghị quyết của Bộ chính trị về văn hóa.", "capitals: Bộ chính trị → Bộ Chính trị");
  check_found("Đoàn thăm Vương Quốc Thụy Điển.", "capitals: Vương Quốc → Vương quốc");
  check_found("Gửi Ban Tuyên giáo tỉnh ủy.", "capitals-committee: tỉnh ủy → Tỉnh ủy");
  check_found("Theo quy định tại khoản 2 điều 5 Nghị định này.", "capitals-article: điều 5 → Điều 5");
  check_found("Phục vụ Nhân dân và vận động nhân dân.", "capitals-people: nhân dân → Nhân dân");
  check_found("Cấp ủy các TCCS đảng, các TCCS Đảng trực thuộc.", "case-inconsistent: TCCS đảng → TCCS Đảng");
  check_clean("Các tỉnh ủy, thành ủy; ban thường trực hội nghị; Hội đồng nhân dân tỉnh; khoản 2 Điều 5.");
  check_clean("Khoảng 3,5 tỷ USD Trong khi đó, 2 tỷ USD trong năm.");
  check_clean("UBND thành phố và UBND Thành phố Hồ Chí Minh.");
}

TEST_CASE("abbreviations run together") {
  check_found("- BTT. UBMTTQ tỉnh;\n- BTT.UBTWMTTQVN;\n- BTT. UBMTTQ xã.", "joined-abbreviations: BTT.UBTWMTTQVN → BTT. UBTWMTTQVN");
  check_found("Gửi BTT UBMTTQ tỉnh và BTTUBMTTQ xã.", "joined-abbreviations: BTTUBMTTQ → BTT UBMTTQ");
}

TEST_CASE("zeros before days and months") {
  check_found("Chỉ thị ngày 14/2/2012 và Chỉ thị ngày 05/01/2022.", "date-zero-pad-in-text: 14/2/2012 → 14/02/2012");
  check_found("Thực hiện kết luận tại hội nghị tổ chức vào ngày 5 tháng 1 năm 2022 của tỉnh.",
              "date-zero-pad-in-text: ngày 5 tháng 1 năm 2022 → ngày 05 tháng 01 năm 2022");
  CHECK(found_in("Ngày 1/8/1973, ngày 2/8/1973 và ngày 3/8/1973.").size() == 1);  // it never writes a zero: told once
  check_clean("Ngày 12/3/2022, ngày 05/01/2022, tỷ lệ 1/2.000 và ngày 20 tháng 10.");
}

TEST_CASE("paragraphs broken in the middle, and terms cut by a comma") {
  const std::string half =
      "- Tuyên truyền về việc xây dựng và hoàn thiện Nhà nước pháp quyền xã hội chủ nghĩa Việt Nam trong giai đoạn mới, bảo vệ quyền công "
      "dân";
  check_found(half + "\n; hoàn thiện hệ thống pháp luật.", "split-paragraph: ; hoàn thiện");
  check_found(half + "\n.", "split-paragraph: .");
  check_found(half + "\nvà hoàn thiện hệ thống pháp luật.", "split-paragraph: và hoàn");
  check_clean(half + ".\n- Hoàn thiện hệ thống pháp luật.");
  check_clean(half + ", gồm:\na) hoàn thiện hệ thống pháp luật;\nb) tuyên truyền.");
  check_found("Bảo vệ nền tảng, tư tưởng của Đảng.", "comma-in-phrase: nền tảng, tư tưởng của Đảng → nền tảng tư tưởng của Đảng");
}

TEST_CASE("what is fixed unseen is not found again") {
  const std::string text = "Tuyên truyền,vận động  các tầng lớp : già,trẻ ( nam, nữ) về kinh tế-xã hội; văn hóa;; văn hóa, văn hoá.";
  const auto reading = read(text, shipped_tables());
  REQUIRE(reading);
  const Options options{.today = *Date::make(2026, 11, 23)};
  auto findings = check_paper(*reading, shipped_tables(), options);
  findings.erase(std::remove_if(findings.begin(), findings.end(), [](const Finding& finding) { return !is_fixed_surely(finding); }),
                 findings.end());
  std::size_t done = 0;
  const std::string fixed = fixed_text(reading->text, findings, done);
  CHECK(fixed == "Tuyên truyền, vận động các tầng lớp: già, trẻ (nam, nữ) về kinh tế - xã hội; văn hóa; văn hóa, văn hóa.");
  CHECK(done == findings.size());
}
