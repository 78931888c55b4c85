title = لێرە یارمەتی وەردەگریت
phone = تەلەفۆن
address = ناونیشان
