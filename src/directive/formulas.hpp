#pragma once
#include "directive/words.hpp"

namespace nhipcau::directive {

// Sentences that stand in every paper and ask nothing of anyone: closings, courtesies, the address for questions.

/// "Trong quá trình thực hiện, nếu có vướng mắc, … phản ánh về …": where to turn with questions, whoever is named.
bool is_contact_formula(const Words& words);

/// "Văn phòng thông báo để các đơn vị biết, thực hiện.": the issuer about its own paper.
bool is_notice(const Words& words);

/// A closing or courtesy: "Trên đây là …", "Rất mong …", or a notice.
bool is_closing_formula(const Words& words);

/// From `verb` to the end nothing but words that every order ends with: "quan tâm, thực hiện đúng thời hạn", "nghiêm túc triển khai
/// thực hiện". What such an order is about is said elsewhere.
bool is_empty_request(const Words& words, std::size_t verb);

/// The words order something without saying whom: they begin with a verb, or with one behind a short label ("Về kinh phí: bố trí …").
bool begins_as_order(const Words& words);

}  // namespace nhipcau::directive
