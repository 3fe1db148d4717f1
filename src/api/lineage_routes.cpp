#include <map>

#include "api/paper_json.hpp"
#include "api/query.hpp"
#include "api/routes.hpp"
#include "api/spans_json.hpp"
#include "directive/inheritors.hpp"
#include "text/csv.hpp"

namespace nhipcau::api {
namespace {

namespace lineage = directive::lineage;
using directive::PaperId;

constexpr std::size_t kIdCharacters = 40;
constexpr std::size_t kMostTies = 5000;  // told of one paper
constexpr int kMostUnits = 1 << 30;      // of a place in a text

// --- a paper's lineage ------------------------------------------------------------------------------------------------------------------

/// The parents asked for; without any those that the paper rests on.
Result<std::vector<PaperId>> read_parents(const http::Request& request, const directive::Relatives& relatives) {
  QueryReader query(request);
  const std::string wanted = query.text("parents", (kIdCharacters + 1) * lineage::kMostParents);
  std::vector<PaperId> parents;
  for (const std::string& id : text::split_cell(wanted, ',')) parents.push_back({id});
  if (parents.size() > lineage::kMostParents) query.blame("parents");
  if (query.fault()) return tl::unexpected(*query.fault());
  if (!parents.empty()) return parents;
  for (const directive::Relative& one : relatives.parents)
    if (one.is_basis && parents.size() < lineage::kMostParents) parents.push_back(one.paper.id);
  return parents;
}

json::array write_relatives(const std::vector<directive::Relative>& papers) {
  return array_of(papers, [](const directive::Relative& one) {
    return json::object{{"paper", to_ref(one.paper)}, {"issued_on", date_or_null(one.paper.issued_on)}, {"is_basis", one.is_basis}};
  });
}

/// Writes ties with offsets of the texts they are of.
class TieWriter {
 public:
  TieWriter(const lineage::Lineage& found, const std::string& child, const std::vector<std::string>& parents)
      : found_(found), child_(child) {
    for (const std::string& parent : parents) parents_.emplace_back(parent);
  }

  [[nodiscard]] json::object write(const lineage::Tie& tie) const {
    const Utf16Offsets* from = tie.parent ? &parents_[tie.parent->paper] : nullptr;
    return {{"relation", to_name(tie.relation)},
            {"similarity", tie.similarity},
            {"words", tie.words},
            {"kind", to_name(part_of(tie).kind)},
            {"child", tie.child ? json::value(write(*tie.child, found_.child, child_)) : json::value(nullptr)},
            {"parent", tie.parent ? json::value(write_parent(*tie.parent)) : json::value(nullptr)},
            {"changes", array_of(tie.changes,
                                 [&](const lineage::Change& change) {
                                   return json::object{{"kind", to_name(change.kind)},
                                                       {"child", to_json(change.child, child_)},
                                                       {"parent", to_json(change.parent, *from)}};
                                 })},
            {"others", array_of(tie.others, [&](const lineage::Other& other) {
               json::object out = write_parent(other.place);
               out["similarity"] = other.similarity;
               return out;
             })}};
  }

 private:
  [[nodiscard]] const lineage::Part& part_of(const lineage::Tie& tie) const {
    return tie.child ? found_.child[tie.child->part] : found_.parents[tie.parent->paper].parts[tie.parent->part];
  }
  [[nodiscard]] static json::object write(const lineage::Place& place, const std::vector<lineage::Part>& parts,
                                          const Utf16Offsets& offsets) {
    return {{"span", to_json(place.where, offsets)}, {"clause_path", text_or_null(parts[place.part].path)}};
  }
  [[nodiscard]] json::object write_parent(const lineage::Place& place) const {
    json::object out = write(place, found_.parents[place.paper].parts, parents_[place.paper]);
    out["paper"] = place.paper;
    return out;
  }

  const lineage::Lineage& found_;
  Utf16Offsets child_;
  std::vector<Utf16Offsets> parents_;
};

json::object write_shares(const lineage::Shares& shares) {
  return {{"inherited", shares.inherited},
          {"adapted", shares.adapted},
          {"moved", shares.moved},
          {"added", shares.added},
          {"dropped", shares.dropped}};
}

json::array write_compared(const directive::PaperLineage& found) {
  json::array compared;
  for (std::size_t i = 0; i < found.parents.size(); ++i)
    compared.push_back(json::object{
        {"paper", to_ref(found.parents[i])}, {"given", found.lineage.parents[i].given}, {"dropped", found.lineage.parents[i].dropped}});
  return compared;
}

Result<http::Response> get_lineage(const Call& call, store::Read& tx) {
  const PaperId id{call.param("paper")};
  if (const auto row = directive::load_paper_row(tx, id); !row) return tl::unexpected(row.error());
  const office::Sight seen = call.sight("papers.read");
  const auto relatives = directive::list_relatives(tx, id, seen, call.app.tables);
  const auto parents = read_parents(call.request, relatives);
  if (!parents) return tl::unexpected(parents.error());
  const auto found = directive::load_lineage(tx, id, *parents, seen, call.app.tables);
  if (!found) return tl::unexpected(found.error());
  const std::string own = directive::paper_text(tx, id);
  std::vector<std::string> texts;
  for (const PaperId& parent : *parents) texts.push_back(directive::paper_text(tx, parent));
  const TieWriter writer(found->lineage, own, texts);
  json::array ties;
  if (!parents->empty())
    for (const lineage::Tie& tie : found->lineage.ties)
      if (ties.size() < kMostTies) ties.push_back(writer.write(tie));
  const bool is_cut = found->lineage.is_cut || found->lineage.ties.size() > kMostTies;
  return json_response(200,
                       json::object{{"parents", write_relatives(relatives.parents)},
                                    {"children", write_relatives(relatives.children)},
                                    {"compared", write_compared(*found)},
                                    {"shares", parents->empty() ? json::value(nullptr) : json::value(write_shares(found->lineage.shares))},
                                    {"ties", std::move(ties)},
                                    {"is_cut", is_cut}});
}

// --- who else has a passage -------------------------------------------------------------------------------------------------------------

/// `begin` and `end` of the query, in bytes of the text.
Result<Span> read_words(const http::Request& request, const Utf16Offsets& offsets) {
  QueryReader query(request);
  const auto begin = query.integer("begin", 0, kMostUnits);
  const auto end = query.integer("end", 0, kMostUnits);
  if (!begin) query.blame("begin");
  if (!end) query.blame("end");
  if (query.fault()) return tl::unexpected(*query.fault());
  const auto from = offsets.to_byte(static_cast<std::size_t>(*begin));
  const auto to = offsets.to_byte(static_cast<std::size_t>(*end));
  if (!from || !to || *from >= *to) return fail(Code::invalid, "directive.passage_outside");
  return Span{*from, *to};
}

Result<http::Response> list_inheritors(const Call& call, store::Read& tx) {
  const PaperId id{call.param("paper")};
  if (const auto row = directive::load_paper_row(tx, id); !row) return tl::unexpected(row.error());
  const std::string own = directive::paper_text(tx, id);
  const Utf16Offsets offsets(own);
  const auto words = read_words(call.request, offsets);
  if (!words) return tl::unexpected(words.error());
  const auto found = directive::list_inheritors(tx, id, *words, call.sight("papers.read"), call.app.tables);
  if (!found) return tl::unexpected(found.error());
  std::vector<PaperId> ids;
  for (const auto& one : found->papers) ids.push_back(one.paper.id);
  std::map<std::string, json::value> spans;
  directive::visit_texts(tx, ids, [&](const PaperId& other, std::string_view text) {
    for (const auto& one : found->papers)
      if (one.paper.id == other) spans[other.value] = to_json(one.where, Utf16Offsets(text));
  });
  return json_response(200, json::object{{"passage", to_json(found->passage, offsets)},
                                         {"items", array_of(found->papers,
                                                            [&](const directive::Inheritor& one) {
                                                              return json::object{{"paper", to_ref(one.paper)},
                                                                                  {"issued_on", date_or_null(one.paper.issued_on)},
                                                                                  {"relation", to_name(one.relation)},
                                                                                  {"similarity", one.similarity},
                                                                                  {"span", spans[one.paper.id.value]},
                                                                                  {"clause_path", text_or_null(one.clause_path)},
                                                                                  {"words", one.words},
                                                                                  {"has_very_words", one.has_very_words},
                                                                                  {"cites", one.cites},
                                                                                  {"is_cited", one.is_cited}};
                                                            })},
                                         {"is_cut", found->is_cut}});
}

}  // namespace

void add_lineage_routes(Routes& routes) {
  using enum http::Method;
  routes.add({.method = get, .pattern = "/api/papers/{paper}/lineage", .permission = "papers.read"}, get_lineage);
  routes.add({.method = get, .pattern = "/api/papers/{paper}/inheritors", .permission = "papers.read"}, list_inheritors);
}

}  // namespace nhipcau::api
