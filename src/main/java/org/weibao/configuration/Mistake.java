package org.weibao.configuration;

/**
 * One mistake in a configuration file, in words for the office's operator.
 *
 * @param line from 1; 0 if no line can be named
 * @param place path of the value, such as {@code points[2].measures[1].units[0]（2023-1-3）}; empty for the whole file
 * @param remedy how to correct it
 */
public record Mistake(String file, int line, String place, String problem, String remedy) {

    String where() {
        String where = line == 0 ? file : file + " 第 " + line + " 行";
        return place.isEmpty() ? where : where + "，" + place;
    }

    @Override
    public String toString() {
        return where() + "：" + problem + "。处理：" + remedy + "。";
    }
}
