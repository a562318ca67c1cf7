package org.weibao.board;

import org.weibao.escalation.Light;
import org.weibao.escalation.TaskLight;

/**
 * How late a task is, and why.
 *
 * @param label the light's name
 * @param standing how many days are left, or how late it is
 */
public record LightView(Light light, String label, String standing, String sentence) {

    static LightView of(TaskLight signal, String sentence) {
        return new LightView(signal.light(), signal.light().label(), signal.standing(), sentence);
    }
}
