-- What the engine must give for each published claim: facts copied from the list of
-- claims, so that the specs need nothing outside the project; not a spec itself.
--
-- { output, value, tolerance } each, for the figures that are claimed and those that
-- were found to be right; tolerance 0 is the arithmetic's own (1e-9).
return {
  A01 = { { "A01", 140, 0.001 } },
  -- Query and value of Llama 2 70B: 8192 to 8192 and to 1024, in 80 layers.
  A02 = { { "A02", 70e6, 0.001 }, { "A02_rank", 70e6 / (80 * (16384 + 9216)), 0 } },
  A03 = { { "A03", 0.14, 0.001 } },
  -- 2 bytes of gradients and 4 of each moment, to 2 bytes of a weight.
  A04 = { { "A04", 0.7, 0.001 }, { "A04_of_the_adapter", 5, 0 } },
  A05 = { { "A05", 140.7, 0.005 } },
  A06 = { { "A06", 67.2, 0.005 }, { "A06_machine_holds_it", 0, 0 } },
  A07 = { { "A07", 140.14, 0.001 } },
  A08 = { { "A08", 210.21, 0.005 } },
  A09 = { { "A09", 88.8, 0.02 } },
  A10 = { { "A10", 2700, 0.001 } },
  A11 = { { "A11", 180, 0.001 } },
  A12 = { { "A12", 5400, 0.001 } },
  A13 = { { "A13", 64800, 0.005 } },
  A14 = { { "A14", 4.2e6, 0.02 } },
  A15 = { { "A15", 14000, 0.005 } },
  A16 = { { "A16", 22.2e6, 0.001 } },
  A17 = { between = { "A17", 200000, 250000 } },
  A18 = { { "A18", 0, 0 } },
  A19 = { { "A19", 45e6, 0.001 } },
  B01 = { { "B01_of_the_output_low", 40, 0 }, { "B01_of_the_output_high", 90, 0 } },
  B02 = { { "B02", 1.3333, 0.03 } },
  -- 30 and 60 USD a million tokens against 2 and 2, and 60 and 120 for the long context.
  B03 = { { "B03_input", 15, 0 }, { "B03_output", 30, 0 },
          { "B03_32k_input", 30, 0 }, { "B03_32k_output", 60, 0 } },
  B04 = { { "B04", 5, 0.001 } },
  -- 0.526 USD an hour over a tenth of 0.40 USD a million tokens.
  B05 = { { "B05_load_that_makes_it_true", 0.53 / 3600 / 0.04e-6, 0.02 } },
  B06 = { { "B06", 6, 0.001 } },
  -- Rank 16 on query and value of Llama 2 7B: 4096 to 4096 each, in 32 layers.
  B07 = { { "B07", 1, 0.01 }, { "B07_beside", 1.001, 0.001 },
          { "B07_added", 100 * 16 * 32 * 16384 / 6738415616, 0.0001 } },
  -- 6 * 13e9 * 1.4e12 FLOP at 156 TFLOP/s are 194,444 hours.
  B08 = { { "B08_low", 0.4e6, 0.03 }, { "B08_high", 1.2e6, 0.03 },
          { "B08_hour_that_makes_it_true", 1e6 / 194444, 0.001 },
          { "B08_time", 194444 / 2048 / 24, 0.001 } },
  B09 = { { "B09_most_tokens", 1.4e9, 0 }, between = { "B09", 0, 0.001 } },
  B10 = { { "B10_V100", 16, 0 }, { "B10_A10G", 24, 0 }, { "B10_A100_small", 40, 0 },
          { "B10_A100_large", 80, 0 } },
  B11 = { { "B11", 14, 0.001 } },
  B12 = { between = { "B12", 0.4, 1 } },
  B13 = { between = { "B13", 10, 1000 } },
  B14 = { { "B14", 0.8192, 0 } },
  C01 = { between = { "C01", 1.5, 2 } },
  C02 = { { "C02", 240, 0.001 } },
  C03 = { { "C03", 0.00001, 0 }, { "C03_as_printed", 0.0001, 0 }, { "C03_times", 10, 0 } },
  C04 = { { "C04", 3, 0.001 } },
  C05 = { { "C05", 50000, 0.001 } },
  C06 = { { "C06", 66667, 0.03 } },
  C07 = { { "C07", 12000, 0.001 } },
  C08 = { { "C08", 18000, 0.001 }, { "C08_holds_16_bits", 0, 0 }, { "C08_holds_4_bits", 1, 0 } },
  C09 = { spread = { { "C09_prompts", 10, 1000 }, { "C09_instructions", 100, 10000 } },
          { "C09_fine_tuning", 100000, 0 } },
  C10 = { less = { { "C10_cost_of_4_bits", "C10_cost_of_16_bits" },
                   { "C10_quality_of_4_bits", "C10_quality_of_16_bits" } } },
  -- 30 % of what the tokens cost, less a look-up for every request.
  C11 = { { "C11_saved", 30 - 100 * 0.0004 / (2048 * 3.5e-6), 1e-6 } },
  D01 = { { "D01_machines", 1, 0 }, between = { "D01", 40000, 60000 } },
  D02 = { { "D02", 1000, 0.01 }, { "D02_tokens", 1667, 0.01 } },
  -- A thousand more at 4 USD; where all are repriced, a USD on each of 300 thousand too.
  D03 = { { "D03_next_thousand_marginal", 4, 0 }, { "D03_next_thousand_whole", 304, 0 } },
  -- 40,000 and 60,000 USD a month over 8000 dialogues a day.
  D04 = { { "D04_a_dialogue_low", 40000 * 12 / 365 / 8000, 0.01 },
          { "D04_a_dialogue_high", 60000 * 12 / 365 / 8000, 0.01 } },
  D05 = { { "D05_Llama_2_70B", 6, 0 }, { "D05_Falcon_180B", 4, 0 },
          { "D05_answer_of_Llama_2_70B", 200 / 6, 0 }, { "D05_answers_of_Falcon_180B", 86400 * 4 / 200, 0 } },
  D06 = { between = { "D06_points", 10, 20 }, { "D06_relative", 25.4, 0.01 } },
  D07 = { { "D07", 0.25 * 120000 + 20000, 1e-6 } },
  E01 = { { "E01", 1.334, 0.03 } },
  E02 = { { "E02", 1334, 0.03 } },
  E03 = { { "E03", 486910, 0.03 } },
  E04 = { { "E04", 120, 0.001 } },
  E05 = { { "E05", 0.010667, 0.001 } },
  E06 = { { "E06", 10.667, 0.001 } },
  E07 = { { "E07", 1, 0.001 } },
  E08 = { { "E08", 150.011, 0.001 } },
  E09 = { { "E09", 161.667, 0.02 } },
  E10 = { { "E10", 5.52, 0 } },
  E11 = { { "E11", 0, 0 }, { "E11_in_flight", 57.87, 0.001 }, { "E11_machines", 58, 0 },
          { "E11_cost", 6960, 0 },
          -- 90 % of 23.7 GB, less 19.9 of weights and 0.6 of the engine, leave 0.9: two
          -- texts, each 667 tokens of 32 layers * 2 * 4096 values of 2 bytes, 0.35 GB.
          { "E11_at_once_in_8_bits", 2, 0 }, { "E11_machines_in_8_bits", 29, 0 } },
  E12 = { { "E12", 666.67, 0.001 } },
  E13 = { { "E13", 113400, 0.01 }, { "E13_at_24_hours", 90700, 0.01 } },
  E14 = { { "E14", 0, 0 }, { "E14_at_8_bits", 1, 0 }, { "E14_needs", 40, 0 } },
}
