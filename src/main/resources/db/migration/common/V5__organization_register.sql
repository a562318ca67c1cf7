-- Every unit and county that this installation has known: what stands on a record keeps its name when organization.yml
-- names it no longer.
CREATE TABLE registered_unit (
    code        VARCHAR(60)  PRIMARY KEY,
    name        VARCHAR(200) NOT NULL,
    kind        VARCHAR(30)  NOT NULL,
    counterpart VARCHAR(200),
    -- One a line, without white space: old documents call it by them.
    aliases     LONGTEXT     NOT NULL,
    valid_from  DATE,
    valid_until DATE,
    -- Whether organization.yml named it at the last start.
    listed      BOOLEAN      NOT NULL
);

-- Its one row is locked by whoever renews the register: two nodes that start at once take turns.
CREATE TABLE register_turn (
    id INT PRIMARY KEY
);

INSERT INTO register_turn (id) VALUES (1);
