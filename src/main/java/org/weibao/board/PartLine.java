package org.weibao.board;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** A part and its open tasks, for those who see every part of the point. */
public record PartLine(@JsonUnwrapped PartView part, List<StepView> steps) {}
