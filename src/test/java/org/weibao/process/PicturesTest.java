package org.weibao.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pictures show the models as they are, and each picture is used. */
class PicturesTest {

    private static final Path MODELS = Path.of("bpmn");
    private static final Path PICTURES = MODELS.resolve("pictures");
    private static final Pattern SHOWN = Pattern.compile("!\\[[^\\]]*]\\((?:bpmn/)?pictures/([\\w-]+\\.svg)\\)");

    @Test
    void noPictureIsOlderThanItsModel() throws IOException, NoSuchAlgorithmException {
        var drawn = new ArrayList<String>();
        try (var models = Files.newDirectoryStream(MODELS, "*.bpmn")) {
            for (var model : models) {
                var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(model));
                drawn.add(HexFormat.of().formatHex(digest) + "  " + model.getFileName());
            }
        }

        assertThat(Files.readAllLines(PICTURES.resolve("SOURCES"), UTF_8))
                .as("models that are drawn; draw them again by: (cd .ci/pictures && npm ci && npm run draw)")
                .containsExactlyInAnyOrderElementsOf(drawn);
    }

    @Test
    void everyPictureIsShownOnce() throws IOException {
        var pages = Files.readString(Path.of("README.md")) + Files.readString(MODELS.resolve("README.md"));
        var drawn = new ArrayList<String>();
        try (var pictures = Files.newDirectoryStream(PICTURES, "*.svg")) {
            pictures.forEach(picture -> drawn.add(picture.getFileName().toString()));
        }

        assertThat(SHOWN.matcher(pages).results().map(shown -> shown.group(1)))
                .containsExactlyInAnyOrderElementsOf(drawn);
    }
}
