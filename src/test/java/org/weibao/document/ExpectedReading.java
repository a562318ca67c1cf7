package org.weibao.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.weibao.document.Reading.UnitRole;

/** What a person read from a document: the JSON beside its text. */
record ExpectedReading(String text, String title, List<Expected> points) {

    /** Names and headings have no white space, and brackets and separators of one form. */
    record Expected(
            List<String> path,
            String heading,
            Set<String> units,
            Set<String> leads,
            boolean counties,
            boolean incomplete) {

        String pathAndHeading() {
            return String.join("/", path) + " " + heading;
        }
    }

    static ExpectedReading of(Path textFile) throws IOException {
        return of(textFile, Files.readString(textFile));
    }

    /** The JSON has the name of the file. */
    static Path json(Path file) {
        return file.resolveSibling(file.getFileName().toString().replaceAll("\\.[a-z]+$", ".json"));
    }

    static ExpectedReading of(Path file, String text) throws IOException {
        JsonNode json = new ObjectMapper().readTree(json(file).toFile());
        var points = new ArrayList<Expected>();
        for (JsonNode point : json.path("points")) {
            points.add(new Expected(
                    texts(point.path("path")),
                    plain(point.path("heading").asText()),
                    new TreeSet<>(texts(point.path("responsibleUnits"))),
                    new TreeSet<>(texts(point.path("leadUnits"))),
                    point.path("countyScope").asBoolean(),
                    point.path("truncated").asBoolean()));
        }
        return new ExpectedReading(text, plain(json.path("title").asText()), points);
    }

    static Expected of(Reading.Point point) {
        var units = new TreeSet<String>();
        var leads = new TreeSet<String>();
        for (Reading.NamedUnit unit : point.units()) {
            units.add(plain(unit.name()));
            if (unit.role() == UnitRole.LEAD) {
                leads.add(plain(unit.name()));
            }
        }
        return new Expected(
                point.path().stream().map(ExpectedReading::plain).toList(),
                plain(point.heading()),
                units,
                leads,
                !point.countyPhrases().isEmpty(),
                point.incomplete());
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .map(ExpectedReading::plain)
                .toList();
    }

    static String plain(String text) {
        String folded = Folding.fold(text).replaceAll("[\\s\\u3000\\u00a0]", "");
        return folded.replaceAll("[。；:，.]+$", "");
    }
}
