package org.weibao.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A numbered item with those below it; places are those of the compact text. */
final class Item {

    final @Nullable Item parent;
    final Marker marker;
    final List<Item> children = new ArrayList<>();
    final String part;
    /** In the order of the text. */
    final int index;
    /** Where the next item or the next part begins. */
    int end;

    Item(@Nullable Item parent, Marker marker, String part, int index) {
        this.parent = parent;
        this.marker = marker;
        this.part = part;
        this.index = index;
    }

    List<String> path() {
        var path = new ArrayList<String>();
        for (Item item = this; item != null; item = item.parent) {
            path.add(0, item.marker.label());
        }
        return path;
    }

    /** The last of all items below it; itself if there are none. */
    Item lowest() {
        Item last = this;
        while (!last.children.isEmpty()) {
            last = last.children.get(last.children.size() - 1);
        }
        return last;
    }

    /** The end of its text with that of all items below it. */
    int wholeEnd() {
        return lowest().end;
    }
}
