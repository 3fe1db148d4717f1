#include "cli/manual.hpp"

#include "cli/completion_words.hpp"
#include "cli/help.hpp"
#include "cli/version.hpp"

namespace nhipcau::cli {
namespace {

/// Text as roff wants it: backslashes and dashes kept as they are, no line begins with a control character.
std::string roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool begins_line = out.empty() || out.back() == '\n';
    if (begins_line && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else
      out += c;
  }
  return out;
}

class Page {
 public:
  explicit Page(api::Language language) : language_(language) {}
  void section(std::string_view key) { out_ += ".SH " + roff(say(key)) + "\n"; }
  void paragraph(const std::string& text) { out_ += ".PP\n" + roff(text) + "\n"; }
  /// Lines kept as they stand.
  void verbatim(const std::string& text) { out_ += ".PP\n.nf\n" + roff(text) + "\n.fi\n"; }
  void term(const std::string& name, const std::string& text) { out_ += ".TP\n.B " + roff(name) + "\n" + roff(text) + "\n"; }
  void raw(const std::string& text) { out_ += text; }
  [[nodiscard]] std::string say(std::string_view key) const { return api::message(language_, key); }
  [[nodiscard]] const std::string& text() const { return out_; }

 private:
  api::Language language_;
  std::string out_;
};

std::string dashed(std::string_view name, std::string_view shape) {
  return "--" + std::string(name) + (shape.empty() ? "" : " " + std::string(shape));
}

std::string with_choices(const std::string& help, std::span<const std::string_view> choices) {
  std::string out;
  for (const std::string_view choice : choices) out.append(out.empty() ? "" : ", ").append(choice);
  return out.empty() ? help + "." : help + " (" + out + ").";
}

void add_command(Page& page, const Command& command) {
  page.raw(".SS nhipcau " + roff(usage_line(command)) + "\n");
  page.paragraph(page.say(command.about) + ".");
  for (const Argument& argument : command.arguments) {
    page.term(std::string(argument.name), with_choices(page.say(argument.help), argument.choices));
  }
  for (const Flag& flag : command.flags) page.term(dashed(flag.name, flag.shape), page.say(flag.help) + ".");
  std::string settings;
  for (const std::string_view name : command.settings) settings.append(settings.empty() ? "" : ", ").append("--").append(name);
  if (!settings.empty()) page.term(page.say("cli.manual_settings_taken"), settings);
  if (!command.footer.empty()) page.verbatim(page.say(command.footer));
}

void add_setting(Page& page, const Setting& setting) {
  std::string text = with_choices(page.say(setting.help), setting.choices) + " " + environment_name(setting.name) + ".";
  if (!setting.fallback.empty()) text += " " + page.say("cli.help_default") + ": " + std::string(setting.fallback) + ".";
  page.term(dashed(setting.name, setting.shape), text);
}

}  // namespace

std::string manual_page(std::span<const Command> commands, api::Language language) {
  Page page(language);
  page.raw(".TH NHIPCAU 1 \"\" \"nhipcau " + std::string(kVersion) + "\" \"" + page.say("cli.manual_title") +
           "\"\n.nh\n");  // names are not broken at a line's end
  page.section("cli.manual_name");
  page.raw("nhipcau \\- " + roff(page.say("cli.manual_short")) + "\n");
  page.section("cli.manual_synopsis");
  page.raw(".B nhipcau\n.I COMMAND\n[" + roff("--help") + "] ...\n");
  page.section("cli.manual_description");
  page.paragraph(page.say("cli.about"));
  page.section("cli.manual_commands");
  for (const Command* command : shown_commands(commands)) add_command(page, *command);
  page.section("cli.manual_settings");
  page.paragraph(page.say("cli.manual_settings_order"));
  for (const Setting& setting : all_settings()) add_setting(page, setting);
  page.section("cli.manual_files");
  page.term("/etc/nhipcau/nhipcau.toml, nhipcau.toml", page.say("cli.config_help") + ".");
  page.term("/var/lib/nhipcau", page.say("cli.manual_data_folder"));
  page.section("cli.manual_exit");
  page.verbatim(page.say("cli.manual_exit_codes"));
  return page.text();
}

}  // namespace nhipcau::cli
