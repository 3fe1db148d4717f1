#pragma once
#include "directive/words.hpp"

namespace nhipcau::directive {

// The phrases by which duty.cpp tells who is given a duty; all in lower case, compared by search_key.

/// "giao", "đề nghị": the body behind them is given a duty.
const Phrases& order_verbs();

/// Verbs that make a duty wherever the sentence stands: "chủ trì", "có trách nhiệm".
const Phrases& duty_verbs();

/// First words of a sentence whose subject comes behind a comma.
const Phrases& leads();

/// "Cơ quan chủ trì", "Phân công thực hiện", before a colon and a body.
const Phrases& leading_labels();

/// "Cơ quan phối hợp", before a colon and bodies.
const Phrases& coordinating_labels();

/// What stands before a body's name in a heading: "Đối với", "Trách nhiệm của".
const Phrases& heading_labels();

}  // namespace nhipcau::directive
