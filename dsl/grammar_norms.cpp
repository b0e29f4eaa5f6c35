// The middle of the grammar: norms, and the parts of a sentence around them. Read it beside language reference 4.2
// to 4.4. What `later` holds is in the reference and not in this version.
#include "dsl/adapt.hpp"
#include "dsl/directives.hpp"
#include "dsl/grammar_rules.hpp"
#include "dsl/list_parser.hpp"
#include "dsl/say.hpp"

namespace proviso::grammar {

using enum Keyword;
using x3::attr;
using x3::omit;

using OptionalName = ast::Optional<ast::Name>;
using OptionalOperand = ast::Optional<ast::Operand>;
using References = std::vector<ast::ClauseRef>;
using Tails = std::vector<ast::Tail>;

constexpr Reading<read_quoted_text> quoted_text{"an agreement's name in quotes"};
constexpr Reading<read_identifier_text> identifier_text{"a clause's identifier"};
constexpr Reading<read_date> date{"a date"};
constexpr Reading<read_period> period{"a period"};
constexpr Reading<read_moving_period> moving_period{"a period"};
constexpr Reading<read_count> count{"a number"};
constexpr Reading<read_fact> fact{"a fact", {NameKind::fact}};
constexpr Reading<read_event> event{"a fact", {NameKind::fact, NameKind::term}};
constexpr Reading<read_not_stated> not_stated{"`[redacted]`"};
constexpr Reading<refuse_window_word> window_word{"a window"};
constexpr Reading<refuse_leading_deadline> leading_deadline{"a deadline"};
constexpr NameParser noun_name{{NameKind::noun}, "a record", false, true};

// ---- rules ------------------------------------------------------------------------------------------

/// `All X must not P` says that not all may, or that none may.
struct modal_id : annotate {
    template <class It, class Ctx>
    void on_success(It const& first, It const& last, ast::Modal& modal, Ctx const& ctx) {
        annotate::on_success(first, last, modal, ctx);
        if (modal.subject.head.determiner == ast::Determiner::all and modal.modality == ast::Modality::must_not)
            refuse(modal);
    }

    [[noreturn]] static void refuse(ast::Modal modal) {
        modal.subject.head.determiner = ast::Determiner::no;
        throw Refusal{Kind::all_must_not, modal.span, "`all … must not` may mean that none may, or that not all may",
                      "for none, write `" + say(modal.subject, true) + " may " + say_deeds(modal.predicate) + "`"};
    }
};

/// A part after another part needs its comma: `except for X until Y` may end the exception or the clause.
struct sentence_id : annotate {
    template <class It, class Ctx>
    void on_success(It const& first, It const& last, ast::Sentence& parsed, Ctx const& ctx) {
        annotate::on_success(first, last, parsed, ctx);
        auto const begin = state_of(ctx).begin;
        for (std::size_t i = 1; i < parsed.tails.size(); ++i) {
            auto const& tail = parsed.tails[i];
            auto const span = boost::apply_visitor([](auto const& each) { return each.span; }, tail);
            auto const follows_from = boost::get<ast::From>(&parsed.tails[i - 1].get()) != nullptr;
            if (not follows_from and not after_comma(begin, begin + span.begin))
                throw Refusal{Kind::expected, span, "expected `,` before this part of the sentence",
                              "without it, it may belong to the part before it or to the whole sentence"};
        }
    }

    static bool after_comma(Iterator begin, Iterator at) {
        while (at != begin and (at[-1] == ' ' or at[-1] == '\n' or at[-1] == '\r' or at[-1] == '\t'))
            --at;
        return at != begin and at[-1] == ',';
    }
};

// clang-format off
struct role_id {};                      auto const role = rule<role_id, OptionalName>();
struct exclusivity_id : annotate {};    auto const exclusivity = rule<exclusivity_id, ast::Exclusivity>();
struct exclusive_role_id : annotate {}; auto const exclusive_role = rule<exclusive_role_id, ast::ExclusiveRole>();
auto const modal = rule<modal_id, ast::Modal>();
struct sole_modal_id : annotate {};     auto const sole_modal = rule<sole_modal_id, ast::Modal>();
struct no_modal_id : annotate {};       auto const no_modal = rule<no_modal_id, ast::Modal>();
struct prohibition_id : annotate {};    auto const prohibition = rule<prohibition_id, ast::Modal>();
struct reservation_id : annotate {};    auto const reservation = rule<reservation_id, ast::Reservation>();

struct norm_id {};                      auto const norm = rule<norm_id, ast::Norm>();

struct date_is_id : annotate {};        auto const date_is = rule<date_is_id, ast::DateIs>();
struct date_cmp_id : annotate {};       auto const date_cmp = rule<date_cmp_id, ast::Comparison>();
struct record_is_id : annotate {};      auto const record_is = rule<record_is_id, ast::RecordIs>();
struct condition_atom_id {};            auto const condition_atom = rule<condition_atom_id, ast::ConditionAtom>();
struct condition_atoms_id {};           auto const condition_atoms = rule<condition_atoms_id, std::vector<ast::LinkedCondition>>();
struct condition_id : annotate {};      auto const condition = rule<condition_id, ast::Condition>();
struct is_met_id {};                    auto const not_met = rule<is_met_id, bool>();
struct clause_is_id : annotate {};      auto const clause_is = rule<clause_is_id, ast::ClauseIs>();
struct measure_is_id : annotate {};     auto const measure_is = rule<measure_is_id, ast::MeasureIs>();
struct end_of_id : annotate {};         auto const end_of = rule<end_of_id, ast::EndOf>();
struct anchor_id {};                    auto const anchor = rule<anchor_id, ast::Anchor>();
struct offset_unit_id {};               auto const offset_unit = rule<offset_unit_id, ast::OffsetUnit>();
struct offset_id : annotate {};
struct point_id {};                     auto const point = rule<point_id, ast::Point>();
struct points_id {};                    auto const points = rule<points_id, std::vector<ast::Point>>();
struct which_id {};                     auto const which = rule<which_id, bool>();
struct one_bound_id : annotate {};      auto const one_bound = rule<one_bound_id, ast::Bound>();
struct either_bound_id : annotate {};   auto const either_bound = rule<either_bound_id, ast::Bound>();
struct bound_id {};                     auto const bound = rule<bound_id, ast::Bound>();
struct except_id : annotate {};         auto const exception = rule<except_id, ast::Except>();
struct unless_id : annotate {};         auto const unless_ = rule<unless_id, ast::Unless>();
struct if_id : annotate {};             auto const if_part = rule<if_id, ast::If>();
struct from_id : annotate {};           auto const from_ = rule<from_id, ast::From>();
struct until_id : annotate {};          auto const until_ = rule<until_id, ast::Until>();
struct during_id : annotate {};         auto const during_ = rule<during_id, ast::During>();
struct within_id : annotate {};         auto const within_ = rule<within_id, ast::Within>();
struct tail_id {};                      auto const tail = rule<tail_id, ast::Tail>();
struct tails_id {};                     auto const tails = rule<tails_id, Tails>();
struct front_id {};                     auto const front = rule<front_id, ast::Tail>();
struct fronts_id {};                    auto const fronts = rule<fronts_id, Tails>();

struct reference_id : annotate {};
struct next_reference_id : annotate {}; auto const next_reference = rule<next_reference_id, ast::ClauseRef>();
struct whole_id : annotate {};          auto const whole = rule<whole_id, ast::ClauseRef>();
struct of_agreement_id {};              auto const of_agreement = rule<of_agreement_id, std::string>();
struct clause_number_id {};             auto const clause_number = rule<clause_number_id, std::string>();
struct bare_reference_id : annotate {}; auto const bare_reference = rule<bare_reference_id, ast::ClauseRef>();
struct named_clause_id {};              auto const named_clause = rule<named_clause_id, ast::ClauseRef>();
struct clause_references_id {};         auto const clause_references = rule<clause_references_id, References>();
struct plural_references_id {};         auto const plural_references = rule<plural_references_id, References>();
struct references_id {};                auto const references = rule<references_id, std::vector<ast::ClauseRef>>();
struct precedence_kind_id {};           auto const precedence_kind = rule<precedence_kind_id, ast::PrecedenceKind>();
struct precedence_id : annotate {};     auto const precedence = rule<precedence_id, ast::Precedence>();
struct blanket_kind_id {};              auto const blanket_kind = rule<blanket_kind_id, ast::PrecedenceKind>();
struct blanket_id : annotate {};        auto const blanket = rule<blanket_id, ast::Precedence>();
struct otherwise_id : annotate {};      auto const otherwise_ = rule<otherwise_id, ast::Except>();
struct precedences_id {};               auto const precedences = rule<precedences_id, std::vector<ast::Precedence>>();

// clang-format on

// ---- norms: each record ------------------------------------------------------------------------------

auto const role_def = (omit[kw(as)] >> field) | attr(OptionalName{});
auto const exclusivity_def = node >> subjects >> maybe_comma >> omit[kw(exclusive_to)] >> value_list >> role;
auto const exclusive_role_def = node >> value_list >> omit[kw(is_exclusive)] >> field >> omit[kw(for_of)] >> subjects;

auto const modality_def =
    said("`must`")[(kw(must_not) >> attr(ast::Modality::must_not)) | (kw(may_only) >> attr(ast::Modality::may_only)) |
                   (kw(must) >> attr(ast::Modality::must)) | (kw(may) >> attr(ast::Modality::may))];
auto const modal_def = node >> !kw(no) >> subjects >> maybe_comma >> modality >> predicate;
auto const sole_modal_def = node >> !kw(no) >> subjects >> maybe_comma >> omit[said("`must`")[kw(must)]] >>
                            attr(ast::Modality::must) >> sole_predicate;
auto const no_modal_def = node >> no_subject >> maybe_comma >> omit[kw(no_may)] >>
                          attr(ast::Modality::must_not) >> predicate;
auto const prohibition_def = node >> !kw(no) >> subjects >> maybe_comma >> omit[said("")[kw(must_not_be)]] >>
                             attr(ast::Modality::must_not) >> passive_predicate;
auto const reservation_def = node >> omit[kw(only)] >> subjects >> maybe_comma >> omit[kw(may)] >> predicate;

// ---- norms -------------------------------------------------------------------------------------------

auto const of_all =
    omit[said("")[&kw(by) >> !omit[aggregate] >> leading_deadline]] |
    refused(Kind::each_or_together, "this may be said of each record or of all of them together",
            "write it as in `The total capacity of workloads must be at least 5 MW.` for all of them together, as in "
            "`Workloads must have a capacity of at least 5 MW.` for each")[-kw(the) >> omit[field] >> kw(of)];
auto const norm_def = !of_all >> said("a class of records")[aggregate | reservation | separation | exclusive_role |
                                                            exclusivity | no_modal | prohibition | sole_modal | modal];

// ---- conditions and the other parts of a sentence ------------------------------------------------------

auto const not_met_def = (kw(is_met) >> attr(false)) | (kw(is_not_met) >> attr(true));
auto const clause_is_def = node >> reference >> said("`is met` or `is not met`")[not_met];
auto const measure_is_def = node >> measure >> maybe_comma >> is_limit >> some_time;
auto const date_cmp_def = node >> attr(false) >> compare_word >> day >> attr(OptionalOperand{});
auto const date_is_def = node >> date_cmp;
auto const record_is_def = node >> record_atom;
auto const record_renamed = refused(Kind::expected, "a condition says `it` for the record that the clause binds",
                                    "write `it is …`, as in `unless it is hosted on AWS`")[omit[noun_name] >> kw(is)];
auto const condition_atom_def =
    !record_renamed >> said("a fact, a date, or `it is …`")[clause_is | measure_is | record_is | date_is | fact];
auto const condition_atoms_def = list_of<ast::LinkedCondition>(condition_atom);
auto const condition_def = node >> condition_atoms;

auto const end_of_def = node >> omit[kw(the_end_of)] >> moving_period;
auto const anchor_def = end_of | date | not_stated | event;
auto const offset_unit_def =
    (kw(days_after) >> attr(ast::OffsetUnit::days)) | (kw(weeks_after) >> attr(ast::OffsetUnit::weeks)) |
    (kw(months_after) >> attr(ast::OffsetUnit::months)) | (kw(years_after) >> attr(ast::OffsetUnit::years));
auto const offset_def = node >> count >> offset_unit >> anchor;
auto const point_def = end_of | date | not_stated | said("")[offset] | event;
auto const points_def = point >> +(omit[-comma >> kw(or_)] >> point);
auto const which_def = (kw(whichever_first) >> attr(false)) | (kw(whichever_last) >> attr(true));
auto const either_bound_def = node >> points >> omit[-comma] >>
                              said("`whichever is first` or `whichever is last`")[which];
auto const several = &(omit[point] >> -comma >> kw(or_));  // a bound that fails leaves its points behind
auto const one_bound_def = node >> x3::repeat(1)[point] >> attr(false);
auto const bound_def = said("a date or a fact")[(said("")[several] >> either_bound) | one_bound];

auto const otherwise__def = node >> omit[kw(otherwise)] >> attr(ast::ClassList{});
auto const exception_def = node >> omit[kw(except)] >> class_list;
auto const unless__def = node >> omit[kw(unless)] >> condition;
auto const if_part_def = node >> omit[kw(if_)] >> condition;
auto const from__def = node >> omit[kw(from)] >> bound;
auto const until__def = node >> omit[kw(until) | kw(to)] >> bound;
auto const during__def = node >> omit[kw(during)] >> period;
auto const within__def = node >> !within_of >> omit[kw(within)] >> offset;

auto const later_time =
    omit[said("")[window_word]] |
    refused(Kind::time_words, "each record is bound on every day that it is active: these words belong to a measure",
            "leave them out, or write `during` and a period")[kw(at_all_times) | kw(throughout) | kw(at_any_time) |
                                                              kw(in_each)] |
    later("a deadline for each record cannot be judged yet", "write `from` and the day after")[kw(by) >> omit[day]] |
    later("precedence after the norm cannot be read yet",
          "write it before the norm")[kw(notwithstanding) | kw(subject_to)];
auto const tail_def =
    said("a part such as `except`")[otherwise_ | exception | unless_ | if_part | from_ | until_ | during_ | within_];
auto const tails_def = *(maybe_comma >> !later_time >> tail);
auto const front_def = (if_part | unless_ | from_ | until_ | during_ | within_) >> omit[comma | &(kw(until) | kw(to))];
auto const fronts_def = *said("")[front];

// ---- precedence ----------------------------------------------------------------------------------------

auto const of_agreement_def = (omit[kw(of)] >> quoted_text) | attr(std::string{});
auto const clause_number_def = identifier_text;
auto const reference_def = node >> omit[kw(clause)] >> clause_number >> of_agreement;
auto const bare_reference_def = node >> clause_number >> of_agreement;
auto const next_reference_def = node >> omit[kw(and_) >> -kw(clause)] >> clause_number >> of_agreement;
auto const whole_def = node >> omit[kw(agreement)] >> attr(std::string{}) >> quoted_text;
auto const named_clause_def = whole | reference;
auto const clause_references_def = named_clause >> *((omit[comma] >> named_clause) | next_reference);
auto const plural_references_def = omit[kw(clauses)] >> bare_reference % comma >> next_reference;
auto const references_def = plural_references | clause_references;
auto const precedence_kind_def = (kw(notwithstanding) >> attr(ast::PrecedenceKind::notwithstanding)) |
                                 (kw(subject_to) >> attr(ast::PrecedenceKind::subject_to));
auto const precedence_def = node >> precedence_kind >> references >> omit[comma];
auto const blanket_kind_def = (kw(despite_all) >> attr(ast::PrecedenceKind::notwithstanding)) |
                              (kw(subject_to_all) >> attr(ast::PrecedenceKind::subject_to));
auto const blanket_def = node >> blanket_kind >> attr(References{}) >> omit[comma];
auto const precedences_def = *said("")[blanket | precedence];

auto const sentence_def = node >> precedences >> fronts >> norm >> tails;

BOOST_SPIRIT_DEFINE(role, exclusivity, exclusive_role, modality, modal, sole_modal, no_modal, prohibition, reservation,
                    norm)
BOOST_SPIRIT_DEFINE(date_is, date_cmp, record_is, condition_atom, condition_atoms, condition, not_met, clause_is,
                    measure_is, end_of, anchor, offset_unit, offset, point, points, which, one_bound, either_bound,
                    bound, exception, unless_, if_part, from_, until_, during_, within_, tail, tails, front, fronts,
                    reference, next_reference, whole, of_agreement, clause_number, bare_reference, named_clause,
                    clause_references, plural_references, references, precedence_kind, precedence, blanket_kind,
                    blanket, otherwise_, precedences, sentence)

BOOST_SPIRIT_INSTANTIATE(Offset, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(Reference, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(Sentence, Iterator, Context)

}  // namespace proviso::grammar
