#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/span.hpp"
#include "text/runs.hpp"

/// The nouns of an official paper as it was read: plain values, no I/O. Every `where` is a span of the cleaned text of one reading.
namespace nhipcau::directive {

/// The three trees of offices that issue papers, each with its own rules of form.
enum class System { state, party, front };

/// A value read from the paper and where it stands.
struct Field {
  std::string value;
  Span where;
};

/// A paper's number. `normalized` is as the rules would have it ("97/HD-MTTW-BTT", "11-CT/TW").
struct Number {
  std::string as_written;
  std::string normalized;
  std::string type_code;  ///< "HD"; empty for a letter (công văn) or an unknown code
  std::optional<System> system;
  Span where;
};

struct Signer {
  std::string name;
  std::string position;  ///< "Phó Chủ tịch"; letter case of a title, whatever the paper shouts
  std::string capacity;  ///< the whole line that says for whom: "TM. BAN THƯỜNG TRỰC"; empty if none
  Span where;
};

/// What a paper does to another one that it names.
enum class Effect {
  replaces,  ///< "thay thế"
  amends,    ///< "sửa đổi, bổ sung"
  ends,      ///< "bãi bỏ", "… hết hiệu lực"
};

/// From which day a paper holds.
struct InForce {
  std::string as_written;    ///< "có hiệu lực sau 45 ngày kể từ ngày ký"
  std::optional<Date> from;  ///< none if it is counted from a day the paper does not name
  Span where;
};

/// A numbered paper that this one names. Fields not said are empty.
struct Citation {
  std::optional<Number> number;  ///< none for a basis without a number ("chỉ đạo của Thường trực …")
  std::string type;              ///< "Hướng dẫn"
  std::optional<Date> issued_on;
  std::string issuer;
  std::string title;
  bool is_basis = false;  ///< the paper says it rests on it
  std::optional<Effect> effect;
  Span where;  ///< from the type's first word to the title's last
};

/// A place where a numbered paper is named, with what is said of it there.
struct Mention {
  std::string number;  ///< as Number::normalized
  std::string type;    ///< empty if it does not stand before the number
  std::optional<int> year;
  bool has_issuer = false;
  bool has_title = false;
  bool is_basis = false;
  Span where;  ///< as Citation::where
};

struct Bullet {
  Span where;  ///< with its sign, to the end of its last line
  std::string text;
};

/// A numbered part of the paper. `enumerator` is as written ("I-", "1.1.", "a)"); `path` is a label made of them ("II.1.1"), not unique.
struct Clause {
  std::string path;
  std::string enumerator;
  std::string heading;           ///< the words after the enumerator when they name the part; then `text` is empty
  std::string text;              ///< the words after the enumerator when they are its content, with the paragraphs below, a line each
  Span where;                    ///< its own line or lines, without children and bullets
  std::vector<Span> paragraphs;  ///< unnumbered paragraphs that belong to it, below a heading or a text, in order
  std::vector<Bullet> bullets;
  std::vector<Clause> children;
};

/// A document that follows the signature or an enclosure line, with its own clauses.
struct Attachment {
  std::string title;
  std::string issuer;
  Span where;
  std::vector<Clause> clauses;
};

/// Whether Nhịp Cầu works with a duty (bound 2): a declined one is shown and becomes no task.
enum class Scope { open, declined };

/// By when: one of a date, a date with an hour, or a rule. `as_written` always.
struct Deadline {
  std::string as_written;  ///< "trước 16 giờ 00 ngày 15/12/2023"
  std::optional<Date> date;
  std::string time;               ///< "16:00", with `date`; empty if no hour is said
  std::string rule;               ///< "monthly" "quarterly" "half_yearly" "yearly" "weekly" | "" ; with `rule_day`
  std::optional<int> rule_day;    ///< day of the month (or ISO weekday for weekly) the rule names
  std::optional<int> rule_month;  ///< for yearly rules, the month: "trước ngày 15/12 hằng năm"
  std::string counted_from;  ///< "ngày ký", "khi nhận được văn bản": what a length of time is counted from; empty for others
  std::optional<Date> base;  ///< the day `counted_from` names, if the paper tells it; `date` is then so much later
};

/// One duty: who must do what. One assignment for each clause, bullet or paragraph and assignee; its sentences carry the scope.
struct Assignment {
  struct Sentence {
    Span where;
    Scope scope = Scope::open;
    std::string reason_key;  ///< row id in data/declined_duties.csv; empty if open
  };
  std::string assignee;
  std::vector<std::string> with;
  std::string text;
  std::string period;  ///< "thường xuyên", "hằng tháng, quý"
  std::optional<Deadline> deadline;
  std::string report_to;
  std::string clause_path;
  Span where;
  std::vector<Sentence> sentences;
  Scope scope = Scope::open;  ///< declined only if every sentence is
  std::string reason_key;
};

enum class Role { report, coordinate, carry_out, steer, advise, inform, inspect, publish, archive };

struct Recipient {
  std::string name;
  std::optional<Role> role;  ///< none: the paper does not say
  Span where;
};

struct Footnote {
  std::string mark;  ///< "1"; empty if lost
  std::string text;
  Span where;
};

/// An anniversary or a founding day the paper tells of.
struct Occasion {
  std::string name;
  Date original_date;
  std::optional<int> years;  ///< written or computed; none if neither is possible
  std::optional<int> year;   ///< when it is kept
  std::string country;       ///< ISO 3166-1 alpha-2; empty if none
  Span where;
};

struct Event {
  std::string name;
  PartialDate from;
  PartialDate to;
  std::string place;
  Span where;
};

struct Document {
  std::optional<System> system;
  std::optional<Number> number;
  std::optional<Field> type;    ///< "Kế hoạch"
  std::string type_code;        ///< "KH"
  std::optional<Field> issuer;  ///< full, as the paper's body writes it
  std::optional<Field> parent_body;
  std::optional<Field> issued_on_text;  ///< the line's words; the date is `issued_on`
  std::optional<Date> issued_on;
  std::optional<Field> place;
  std::optional<Field> title;
  std::optional<Field> handling;  ///< to_name(Handling), where its mark stands; `where` is empty for one in the margin
  std::vector<Signer> signers;
  std::vector<Citation> citations;  ///< in order of first mention, one for each number; bases among them
  std::vector<Mention> mentions;    ///< every one, in order; not stored
  std::vector<Span> opening;        ///< paragraphs between the title and the first clause: the bases and the lead ("… như sau:")
  std::vector<Clause> clauses;
  std::vector<Attachment> attachments;
  std::vector<Assignment> assignments;
  std::vector<Recipient> recipients;  ///< of "Nơi nhận"; of a paper without that list, its addressees
  std::vector<Recipient> addressees;  ///< "Kính gửi: …", "… điện: …"; they have no role
  std::vector<Footnote> footnotes;
  std::vector<Occasion> occasions;
  std::vector<Event> events;
  std::optional<InForce> in_force;
};

enum class Severity { error, warning, hint };

/// A remark on the text: a paper with findings is still a paper.
struct Finding {
  Span where;
  std::string rule;  ///< "text.no_break_space", "directive.number_has_spaces"; also the key of its message
  Severity severity = Severity::hint;
  std::vector<std::string> args;  ///< fill the message's {0}, {1} …
  std::string suggestion;         ///< empty if none is certain
};

/// What a paper says, and what there is to say about it.
struct Parsed {
  Document document;
  std::vector<Finding> findings;            ///< sorted by place
  std::shared_ptr<const text::Runs> words;  ///< of the whole text, for who looks at it next: good while that text stays where it is
};

}  // namespace nhipcau::directive
