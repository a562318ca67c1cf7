package org.weibao.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.weibao.document.Reading.UnitRole;

/** What one list of units says; places are those of the compact text. */
final class ListContent {

    record Name(String name, UnitRole role, int start, int end) {}

    final List<Name> names = new ArrayList<>();
    final List<String> collectivePhrases = new ArrayList<>();
    final List<String> countyPhrases = new ArrayList<>();
    final List<String> doubts = new ArrayList<>();

    @Nullable
    LocalDate deadline;

    boolean deadlineNamed;
    boolean leadMarked;
    boolean beginsWithUnit;
    int unread;

    /** Names that are perhaps none. */
    int unusual;

    boolean empty() {
        return names.isEmpty() && collectivePhrases.isEmpty() && countyPhrases.isEmpty();
    }
}
